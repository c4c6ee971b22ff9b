import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import type { BalanceAnswer } from './health-query.ts';

/** A reading older than this says nothing about now: workers compute one every 30 seconds. */
export const staleSeconds = 180;

/** The whole page in a sentence; what was not computed lately is no good news. */
export function HealthSummary({ balances }: { balances: BalanceAnswer[] }) {
  const { t } = useTranslation('health');
  const failing = balances.filter(({ ok }) => !ok).length;
  const stale = balances.filter(({ ageSeconds }) => (ageSeconds ?? staleSeconds) >= staleSeconds);
  if (failing > 0) {
    return (
      <Alert
        color="red"
        icon={<Icon name="alert" />}
        title={t('summary.failing', { count: failing })}
      >
        {t('summary.failingText')}
      </Alert>
    );
  }
  if (stale.length > 0) {
    return (
      <Alert color="yellow" icon={<Icon name="clock" />} title={t('summary.stale')}>
        {t('summary.staleText')}
      </Alert>
    );
  }
  return (
    <Alert color="green" icon={<Icon name="check" />} title={t('summary.holds')}>
      {t('summary.holdsText')}
    </Alert>
  );
}
