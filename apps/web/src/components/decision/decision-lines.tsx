import { Text } from '@mantine/core';
import { Icon } from '../icon.tsx';
import { TextLink } from '../text-link.tsx';
import classes from './decision-lines.module.css';
import type { DecisionFacts } from './describe-decision.ts';
import { describeDecision } from './describe-decision.ts';
import { useDecisionWords } from './use-decision-words.ts';

interface JourneyDecision extends DecisionFacts {
  journeyId: string;
  journeyName: string;
}

/** 'Critical device error: refused – ErrorCode 10 is not greater than 10', one line for each journey. */
export function DecisionLines({ decisions }: { decisions: readonly JourneyDecision[] }) {
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
