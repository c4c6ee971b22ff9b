import { Button, Pill, Select, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { contactName } from '../../components/contact-name.ts';
import { Empty } from '../../components/empty.tsx';
import { MessageList } from '../../components/message-list.tsx';
import { Page } from '../../components/page.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useCursorList } from '../../components/use-cursor-list.ts';

const route = getRouteApi('/signed-in/nav/messages');
const states = [
  'accepted',
  'skipped',
  'failed',
  'unknown',
  'handed',
  'deferred',
  'reserved',
] as const;
const channels = ['sms', 'email'] as const;
const heardKinds = ['delivered', 'opened', 'clicked', 'bounced', 'complained', 'replied'] as const;

/** Every message journeys made, as it was sent, or why it was not. */
export function MessagesPage() {
  const { t } = useTranslation(['messages', 'components']);
  const { state, channel, heard, contact, journey, block } = route.useSearch();
  const navigate = useNavigate();
  const filters = {
    state: states.find((one) => one === state),
    channel: channels.find((one) => one === channel),
    heard: heardKinds.find((one) => one === heard),
    contactId: contact,
    journeyId: journey,
    blockId: block,
  };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const list = useCursorList({
    queryKey: ['messages', 'list', given],
    load: (cursor) =>
      readAnswer(api.messages.$get({ query: { ...given, ...(cursor && { cursor }) } })),
    refetchInterval: 5_000,
  });
  const filter = (next: Partial<Record<'state' | 'channel' | 'heard', string | undefined>>) =>
    void navigate({
      to: '/messages',
      search: (before) => ({ ...before, ...next }),
      replace: true,
    });
  const filtered = Object.keys(given).length > 0;
  const clear = (
    <Button variant="default" onClick={() => void navigate({ to: '/messages', search: {} })}>
      {t('components:list.clearFilters')}
    </Button>
  );

  return (
    <Page title={t('title')} description={t('description')}>
      <Tabs value="sent" mb="md">
        <Tabs.List>
          <Tabs.Tab value="sent">{t('sent')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <Toolbar>
        <Select
          aria-label={t('filterState')}
          placeholder={t('filterState')}
          data={states.map((value) => ({ value, label: t(`components:messageState.${value}`) }))}
          value={filters.state ?? null}
          onChange={(next) => filter({ state: next ?? undefined })}
          clearable
          w={190}
        />
        <Select
          aria-label={t('filterChannel')}
          placeholder={t('filterChannel')}
          data={channels.map((value) => ({ value, label: t(`components:channel.${value}`) }))}
          value={filters.channel ?? null}
          onChange={(next) => filter({ channel: next ?? undefined })}
          clearable
          w={170}
        />
        <Select
          aria-label={t('filterHeard')}
          placeholder={t('filterHeard')}
          data={heardKinds.map((value) => ({ value, label: t(`heard.kind.${value}`) }))}
          value={filters.heard ?? null}
          onChange={(next) => filter({ heard: next ?? undefined })}
          clearable
          w={190}
        />
        {contact ? <OfCustomer contact={contact} /> : null}
        {journey || block ? clear : null}
      </Toolbar>
      <MessageList
        list={list}
        empty={
          filtered ? (
            <Empty
              icon="search"
              title={t('components:list.nothingFound')}
              text={t('components:list.nothingFoundText')}
              action={clear}
            />
          ) : (
            <Empty
              icon="messages"
              title={t('empty')}
              text={t('emptyText')}
              action={
                <Button onClick={() => void navigate({ to: '/journeys' })}>
                  {t('openJourneys')}
                </Button>
              }
            />
          )
        }
      />
    </Page>
  );
}

/** Whose messages the list is narrowed to, and the way back to everybody's. */
function OfCustomer({ contact }: { contact: string }) {
  const { t } = useTranslation(['messages', 'components']);
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['contacts', 'one', contact],
    queryFn: () => readAnswer(api.contacts[':contact'].$get({ param: { contact } })),
  });
  const name = (query.data && contactName(query.data)) ?? t('components:contact.unnamed');
  return (
    <Pill
      size="lg"
      withRemoveButton
      removeButtonProps={{ 'aria-label': t('allCustomers') }}
      onRemove={() =>
        void navigate({
          to: '/messages',
          search: ({ contact: _, ...rest }) => rest,
          replace: true,
        })
      }
    >
      {t('ofCustomer', { name })}
    </Pill>
  );
}
