import { Text } from '@mantine/core';
import { describeDecision } from '../../components/decision/describe-decision.ts';
import { useDecisionWords } from '../../components/decision/use-decision-words.ts';
import { Icon } from '../../components/icon.tsx';
import { TextLink } from '../../components/text-link.tsx';
import classes from './decision-lines.module.css';
import type { EventDecisionView } from './trigger-view.ts';

/** 'Critical device error: refused – ErrorCode 10 is not greater than 10', one line for each journey. */
export function DecisionLines({ decisions }: { decisions: readonly EventDecisionView[] }) {
  const words = useDecisionWords();
  return (
    <ul className={classes.lines}>
      {decisions.map((decision) => (
        <li key={decision.journeyId} data-outcome={decision.outcome}>
          <Icon name={decision.outcome === 'enrolled' ? 'check' : 'blocked'} size={16} />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            <TextLink
              underline="always"
              to="/journeys/$journeyId"
              params={{ journeyId: decision.journeyId }}
              size="sm"
            >
              {decision.journeyName}
            </TextLink>
            {`: ${describeDecision(decision, words)}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}
