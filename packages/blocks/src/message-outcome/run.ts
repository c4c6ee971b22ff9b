import { durationMs } from '@percurso/journey/duration-ms';
import type { Predicate } from '@percurso/journey/predicate';
import type { MessageOutcome } from '../kit/message-outcomes.ts';
import type { AwaitRun } from '../kit/run.ts';
import type { MessageOutcomeConfig } from './block.ts';
import { DETAIL_OF } from './block.ts';

export const run: AwaitRun<MessageOutcomeConfig> = {
  type: 'await',
  until: ({ limit }, _facts, { now }) => ({
    at: new Date(now.getTime() + durationMs(limit)),
    fixed: false,
  }),
  events: ({ message, outcomes }) =>
    outcomes.map((outcome) => ({
      trigger: `message-${outcome.kind}`,
      conditions: conditionOf(outcome),
      correlate: { block: message },
    })),
  mode: () => 'any',
  // Only what is heard of this very message counts, so everything since it was sent does.
  lookBackMs: () => durationMs({ amount: 5 * 366, unit: 'days' }),
  arrived({ outcomes }, [event]) {
    const outcome = outcomes[event?.slot ?? 0];
    if (!event || !outcome) return { port: 'timeout' };
    const detail = DETAIL_OF[outcome.kind];
    return {
      port: outcome.id,
      result: {
        outcome: outcome.id,
        receivedAt: event.receivedAt,
        ...(detail ? { [detail]: event.attributes[detail] ?? null } : {}),
      },
    };
  },
  timedOut: () => ({ port: 'timeout' }),
};

function conditionOf({ kind, containing }: MessageOutcome): Predicate | undefined {
  const detail = DETAIL_OF[kind];
  if (containing === undefined || detail === undefined) return undefined;
  return { attribute: `event.${detail}`, operator: 'contains', value: containing };
}
