import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeRefusal } from '../../../components/decision/describe-decision.ts';
import { useDecisionWords } from '../../../components/decision/use-decision-words.ts';
import { Icon } from '../../../components/icon.tsx';
import { reasonOf } from '../../../components/notify-failure.ts';
import { useAnnounced } from '../../../components/use-announced.ts';
import type { StartableJourney } from './startable-journeys.ts';
import type { EntryAnswer } from './use-would-enter.ts';

interface WouldEnterProps {
  name: string;
  journey: StartableJourney;
  answer: EntryAnswer;
}

/** What will happen when the journey is started now, before anybody starts it. */
export function WouldEnter({ name, journey, answer }: WouldEnterProps) {
  const { t } = useTranslation('customers');
  const words = useDecisionWords();
  const told = { name, journey: journey.name, why: whyNot() };
  const text = t(`start.would.${answer.kind}`, told);
  const also = answer.kind === 'enters' && journey.state === 'paused' ? t('start.paused') : '';
  useAnnounced([text, also].join(' '), { first: true });
  const stopped = answer.kind === 'refused' || answer.kind === 'trigger-off';
  return (
    <Alert
      variant="light"
      color={stopped ? 'red' : answer.kind === 'enters' ? 'blue' : 'gray'}
      icon={<Icon name={stopped ? 'blocked' : answer.kind === 'enters' ? 'enter' : 'clock'} />}
      data-would-enter={answer.kind}
    >
      <Text size="sm">{text}</Text>
      {also ? (
        <Text size="sm" mt={4}>
          {also}
        </Text>
      ) : null}
    </Alert>
  );

  function whyNot(): string {
    if (answer.kind === 'unknown') return reasonOf(answer.error);
    if (answer.kind !== 'refused') return '';
    return describeRefusal(answer.why, words) ?? '';
  }
}
