import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StateDot } from '../../components/state-dot.tsx';
import { Time } from '../../components/time.tsx';
import type { BalanceAnswer } from './health-query.ts';
import { staleSeconds } from './health-summary.tsx';
import { OffenceTable } from './offence-table.tsx';

/** One balance: what must hold, whether it does, as of when, and the rows concerned. */
export function BalanceCard({ balance }: { balance: BalanceAnswer }) {
  const { t } = useTranslation('health');
  const { name, checkedAt, failingSince, total, rows } = balance;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`balance-${name}`}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Title order={2} fz="md" id={`balance-${name}`}>
            {t(`balances.${name}.title`)}
          </Title>
          <Text size="sm" c="var(--text-quiet)">
            {t(`balances.${name}.text`)}
          </Text>
        </Stack>
        <Stack gap={2} align="flex-end" style={{ flex: 'none' }}>
          <Text size="sm" component="div">
            <BalanceState balance={balance} />
          </Text>
          <Text size="xs" c="var(--text-quiet)" component="div">
            {checkedAt ? <Time at={checkedAt} /> : t('never')}
          </Text>
        </Stack>
      </Group>
      {total > 0 ? (
        <>
          <Text size="sm" mt="sm" component="div">
            {t('rows', { count: total })}
            {failingSince ? (
              <>
                {' · '}
                {t('since')} <Time at={failingSince} />
              </>
            ) : null}
          </Text>
          <OffenceTable label={t(`balances.${name}.title`)} rows={rows} total={total} />
        </>
      ) : null}
    </Paper>
  );
}

function BalanceState({ balance: { ok, ageSeconds } }: { balance: BalanceAnswer }) {
  const { t } = useTranslation('health');
  if (!ok) return <StateDot tone="bad" label={t('state.failing')} />;
  const known = ageSeconds !== null && ageSeconds < staleSeconds;
  return <StateDot tone={known ? 'good' : 'warn'} label={t(known ? 'state.ok' : 'state.stale')} />;
}
