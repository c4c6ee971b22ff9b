import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/page.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { BalanceCard } from './balance-card.tsx';
import { FailedEvents } from './failed-events.tsx';
import { healthQuery } from './health-query.ts';
import { HealthSummary } from './health-summary.tsx';
import { SendingHeld } from './sending-held.tsx';

/** Everything that must always hold: whether it does, how old that knowledge is, and which rows offend. */
export function HealthPage() {
  const { t } = useTranslation('health');
  const query = useQuery(healthQuery);
  return (
    <Page title={t('title')} description={t('description')}>
      <QueryState query={query}>
        {({ balances, failedEvents, sendingHeldSince, heldMessages }) => (
          <Stack gap="md">
            {sendingHeldSince ? (
              <SendingHeld since={sendingHeldSince} messages={heldMessages} />
            ) : null}
            <HealthSummary balances={balances} />
            {balances.map((balance) => (
              <BalanceCard key={balance.name} balance={balance} />
            ))}
            <FailedEvents events={failedEvents} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}
