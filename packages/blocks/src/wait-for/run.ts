import { durationMs } from '@percurso/journey/duration-ms';
import type { JsonValue } from '@percurso/journey/json-value';
import type { ArrivedEvent, AwaitRun } from '../kit/run.ts';
import type { WaitForConfig } from './block.ts';

export const run: AwaitRun<WaitForConfig> = {
  type: 'await',
  until: ({ limit }, _facts, { now }) => ({
    at: new Date(now.getTime() + durationMs(limit)),
    fixed: false,
  }),
  events: ({ events }) =>
    events.map(({ trigger, conditions, correlate, keyAttribute, message }) => ({
      trigger,
      conditions,
      correlate: message === undefined ? correlate : { block: message },
      keyAttribute,
    })),
  mode: ({ mode }) => mode,
  lookBackMs: ({ lookBack }) => (lookBack ? durationMs(lookBack) : 0),
  arrived({ events, mode }, arrived) {
    const [last] = [...arrived].sort((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1));
    const result: Record<string, JsonValue> = {};
    // The first event that has an attribute gives it, as the scope of later steps says.
    for (const event of [...arrived].reverse()) Object.assign(result, columnsOf(event));
    result.receivedAt = last?.receivedAt ?? null;
    if (mode === 'all') return { port: 'all', result };
    const id = events[last?.slot ?? 0]?.id ?? 'timeout';
    return { port: id, result: { ...result, event: id } };
  },
  timedOut: () => ({ port: 'timeout' }),
};

/** The attributes of an event; of a record event the columns of its record. */
function columnsOf({ attributes }: ArrivedEvent): Record<string, JsonValue> {
  const { record } = attributes;
  return typeof record === 'object' && record !== null && !Array.isArray(record)
    ? record
    : attributes;
}
