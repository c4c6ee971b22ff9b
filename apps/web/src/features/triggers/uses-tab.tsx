import { Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../components/ellipsis.tsx';
import { Empty } from '../../components/empty.tsx';
import type { Tone } from '../../components/state-dot.tsx';
import { StateDot } from '../../components/state-dot.tsx';
import { TextLink } from '../../components/text-link.tsx';
import type { TriggerView } from './trigger-view.ts';

const TONES = {
  draft: 'quiet',
  live: 'good',
  paused: 'warn',
  stopped: 'bad',
  archived: 'quiet',
} as const satisfies Record<string, Tone>;

/** The journeys that start on the trigger or send it. */
export function UsesTab({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  if (trigger.usedIn.length === 0) {
    return (
      <Paper withBorder>
        <Empty
          icon="journeys"
          title={t('uses.empty')}
          text={t('uses.emptyText')}
          action={
            trigger.state === 'ready' ? (
              <TextLink to="/journeys" search={{ create: trigger.key }}>
                {t('page.createJourney')}
              </TextLink>
            ) : null
          }
        />
      </Paper>
    );
  }
  return (
    <Paper withBorder style={{ overflow: 'hidden' }}>
      <Table aria-label={t('page.uses')} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('uses.journey')}</Table.Th>
            <Table.Th w="34%">{t('uses.as')}</Table.Th>
            <Table.Th w={140}>{t('uses.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trigger.usedIn.map(({ journeyId, name, state, as }) => (
            <Table.Tr key={`${journeyId} ${as}`}>
              <Table.Td>
                <Ellipsis
                  render={(text) => (
                    <TextLink to="/journeys/$journeyId" params={{ journeyId }} size="sm">
                      {text}
                    </TextLink>
                  )}
                >
                  {name}
                </Ellipsis>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{t(`uses.${as}`)}</Text>
              </Table.Td>
              <Table.Td>
                <JourneyState state={state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function JourneyState({ state }: { state: string }) {
  const { t } = useTranslation('triggers');
  if (!isJourneyState(state)) return <StateDot tone="quiet" label={state} />;
  return <StateDot tone={TONES[state]} label={t(`journeyState.${state}`)} />;
}

function isJourneyState(state: string): state is keyof typeof TONES {
  return Object.hasOwn(TONES, state);
}
