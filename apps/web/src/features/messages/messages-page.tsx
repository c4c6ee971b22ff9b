import { Button, Pill } from '@mantine/core';
import { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { contactName } from '../../components/contact-name.ts';
import { Empty } from '../../components/empty.tsx';
import { FilterSelect } from '../../components/filter-select.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { MessageList } from '../../components/message-list.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { boundsOf, readPeriod } from '../../components/period.ts';
import { useCursorList } from '../../components/use-cursor-list.ts';
import { PeriodFilter } from './period-filter.tsx';

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

/** Every message journeys made, as it was sent, or why it was not. */
export function MessagesPage() {
  const { t } = useTranslation(['messages', 'components']);
  const search = route.useSearch();
  const { state, channel, heard, contact, journey, block } = search;
  const navigate = useNavigate();
  const filters = {
    state: states.find((one) => one === state),
    channel: channels.find((one) => one === channel),
    heard: ReportedKind.options.find((one) => one === heard),
    contactId: contact,
    journeyId: journey,
    blockId: block,
    version: search.version,
    reachedBy: channels.find((one) => one === search.reached),
  };
  const period = readPeriod(search.period);
  // The days of a journey's numbers are those of its time zone.
  const zone = search.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
  const list = useCursorList({
    queryKey: ['messages', 'list', given, search.period, zone],
    load: (cursor) => {
      const { from, to } = period ? boundsOf(period, { now: new Date(), zone }) : {};
      const entered = { ...(from && { enteredFrom: from }), ...(to && { enteredTo: to }) };
      const query = { ...given, ...entered, ...(cursor && { cursor }) };
      return readAnswer(api.messages.$get({ query }));
    },
    refetchInterval: 5_000,
  });
  const filter = (next: Partial<typeof search>) =>
    void navigate({
      to: '/messages',
      search: (before) => ({ ...before, ...next }),
      replace: true,
    });
  const filtered = Object.keys(given).length > 0 || period !== undefined;
  const clear = () => void navigate({ to: '/messages', search: {} });

  return (
    <ListPage
      title={t('title')}
      description={t('description')}
      onClear={filtered && list.items?.length !== 0 ? clear : undefined}
      nothing={!filtered && list.items?.length === 0}
      filters={
        <>
          <FilterSelect
            label={t('filterState')}
            values={states}
            wordOf={(value) => t(`components:messageState.${value}`)}
            chosen={filters.state}
            onChoose={(next) => filter({ state: next })}
          />
          <FilterSelect
            label={t('filterChannel')}
            values={channels}
            wordOf={(value) => t(`components:channel.${value}`)}
            chosen={filters.channel}
            onChoose={(next) => filter({ channel: next })}
            width={170}
          />
          <FilterSelect
            label={t('filterHeard')}
            values={ReportedKind.options}
            wordOf={(value) => t(`heard.kind.${value}`)}
            chosen={filters.heard}
            onChoose={(next) => filter({ heard: next })}
          />
          <PeriodFilter value={search.period} onChange={(next) => filter({ period: next })} />
          {contact ? <OfCustomer contact={contact} /> : null}
          {filters.reachedBy ? (
            <FilterPill
              label={t('reached', { channel: t(`components:channel.${filters.reachedBy}`) })}
              removeLabel={t('allReached')}
              onRemove={() => filter({ reached: undefined })}
            />
          ) : null}
          {filters.version ? (
            <FilterPill
              label={t('ofVersion', { number: filters.version })}
              removeLabel={t('allVersions')}
              onRemove={() => filter({ version: undefined })}
            />
          ) : null}
        </>
      }
    >
      <MessageList
        list={list}
        empty={
          filtered ? (
            <NothingFound by={{ filters: true }} onClear={clear} />
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
    </ListPage>
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
    <FilterPill
      label={t('ofCustomer', { name })}
      removeLabel={t('allCustomers')}
      onRemove={() =>
        void navigate({
          to: '/messages',
          search: ({ contact: _, ...rest }) => rest,
          replace: true,
        })
      }
    />
  );
}

interface FilterPillProps {
  label: string;
  removeLabel: string;
  onRemove: () => void;
}

/** What a list reached from elsewhere is narrowed to, and the way back to all. */
function FilterPill({ label, removeLabel, onRemove }: FilterPillProps) {
  return (
    <Pill
      size="lg"
      withRemoveButton
      removeButtonProps={{ 'aria-label': removeLabel }}
      onRemove={onRemove}
    >
      {label}
    </Pill>
  );
}
