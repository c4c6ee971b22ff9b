import { Group, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contactName } from '../../components/contact-name.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { PermittedButton } from '../../components/permitted-button.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { ConsentCard } from './consent-card.tsx';
import type { Contact } from './contact-query.ts';
import { contactQuery } from './contact-query.ts';
import { CustomerCases } from './customer-cases.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { CustomerJourneys } from './customer-journeys.tsx';
import { CustomerMessages } from './customer-messages.tsx';
import classes from './customer-page.module.css';
import { DetailsCard } from './details-card.tsx';
import { StartJourney } from './start/start-journey.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/signed-in/nav/customers/$contact');

/** One customer: who they are, what may be sent to them, and everything that happened with them. */
export function CustomerPage() {
  const { contact } = route.useParams();
  const query = useQuery(contactQuery(contact));
  return <QueryState query={query}>{(found) => <Profile contact={found} />}</QueryState>;
}

function Profile({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['customers', 'components']);
  const [editing, dialog] = useDisclosure(false);
  return (
    <Page
      title={contactName(contact) ?? t('components:contact.unnamed')}
      back={{ to: '/customers', label: t('title') }}
      description={
        <Group gap={4} wrap="nowrap">
          <Text component="span" size="sm" ff="monospace" style={{ wordBreak: 'break-all' }}>
            {contact.id}
          </Text>
          <CopyButton value={contact.id} what={t('fields.id')} />
        </Group>
      }
      actions={
        <Group gap="xs">
          <StartJourney contact={contact} />
          <PermittedButton
            requires="contacts:write"
            variant="default"
            leftSection={<Icon name="edit" size={16} />}
            onClick={dialog.open}
          >
            {t('edit')}
          </PermittedButton>
        </Group>
      }
    >
      <div className={classes.columns}>
        <div className={classes.facts}>
          <DetailsCard contact={contact} />
          <ConsentCard contact={contact} />
        </div>
        <History contact={contact} />
      </div>
      <CustomerDialog
        opened={editing}
        onClose={dialog.close}
        onSaved={() => undefined}
        contact={contact}
      />
    </Page>
  );
}

function History({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['customers', 'components']);
  const { tab = 'timeline' } = route.useSearch();
  const navigate = useNavigate();
  const open = (next: string | null) =>
    void navigate({
      to: '/customers/$contact',
      params: { contact: contact.id },
      search: next === 'timeline' || !next ? {} : { tab: next },
      replace: true,
    });
  return (
    <Tabs value={tab} onChange={open} keepMounted={false} className={classes.history}>
      <Tabs.List mb="md">
        <Tabs.Tab value="timeline">{t('tabs.timeline')}</Tabs.Tab>
        <Tabs.Tab value="journeys">{t('tabs.journeys')}</Tabs.Tab>
        <Tabs.Tab value="messages">{t('tabs.messages')}</Tabs.Tab>
        <Tabs.Tab value="cases">{t('tabs.cases')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="timeline">
        <Timeline contactId={contact.id} />
      </Tabs.Panel>
      <Tabs.Panel value="journeys">
        <CustomerJourneys contactId={contact.id} />
      </Tabs.Panel>
      <Tabs.Panel value="messages">
        <CustomerMessages contactId={contact.id} />
      </Tabs.Panel>
      <Tabs.Panel value="cases">
        <CustomerCases contactId={contact.id} />
      </Tabs.Panel>
    </Tabs>
  );
}
