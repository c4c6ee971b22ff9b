import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../i18n/word-of.ts';
import type { IconName } from '../icon.tsx';
import { Icon } from '../icon.tsx';
import { describeGate } from './describe-gate.ts';
import type { Gate } from './gate.ts';
import classes from './gate-list.module.css';

const icons: Record<Gate['outcome'], IconName> = { pass: 'check', skip: 'cross', defer: 'clock' };

/** The checks before the send, in their order: what each looked at and what it said. */
export function GateList({ gates }: { gates: Gate[] }) {
  const { t, i18n } = useTranslation('message-content');
  if (gates.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('gates.none')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" c="var(--text-quiet)" mb="sm">
        {t('gates.text')}
      </Text>
      <ol className={classes.gates}>
        {gates.map((gate) => (
          <li key={gate.gate} className={classes.gate}>
            <span className={classes.icon} data-outcome={gate.outcome}>
              <Icon name={icons[gate.outcome]} size={14} />
            </span>
            <div className={classes.text}>
              <div className={classes.head}>
                <span>{wordOf(`message-content:gates.names.${gate.gate}`, gate.gate)}</span>
                <span className={classes.outcome}>{t(`gates.outcomes.${gate.outcome}`)}</span>
              </div>
              <div className={classes.detail}>{describeGate(gate, i18n.language)}</div>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
