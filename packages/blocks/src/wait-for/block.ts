import type { Attribute } from '@percurso/journey/attribute';
import type { Port } from '@percurso/journey/block-spec';
import { keyWarning } from '@percurso/journey/event-key';
import type { ProblemDraft } from '@percurso/journey/problem';
import { z } from 'zod';
import type { AwaitedEvent } from '../kit/awaited-events.ts';
import { AwaitedEvents } from '../kit/awaited-events.ts';
import type { BlockDefinition, CheckContext, TriggerInfo } from '../kit/definition.ts';
import { Duration } from '../kit/duration.ts';
import { withField } from '../kit/with-field.ts';

export const WaitForConfig = z.strictObject({
  events: withField(AwaitedEvents, 'awaited-events'),
  mode: withField(z.enum(['any', 'all']).default('any'), 'choice'),
  limit: withField(Duration, 'duration'),
  lookBack: withField(Duration.optional(), 'duration'),
});
export type WaitForConfig = z.infer<typeof WaitForConfig>;

const ALL = 'all';
const TIMEOUT = 'timeout';

export const definition: BlockDefinition<WaitForConfig> = {
  kind: 'wait-for',
  category: 'flow',
  shape: 'diamond',
  op: 'await',
  config: WaitForConfig,
  defaults: () => ({
    events: [{ id: 'e1', trigger: '', correlate: 'key' }],
    mode: 'any',
    limit: { amount: 7, unit: 'days' },
  }),
  ports({ events, mode }) {
    const single = events.length === 1;
    const ways = mode === 'all' ? [{ id: ALL, trigger: undefined }] : events;
    return [
      ...ways.map(({ id, trigger }): Port => {
        if (single) return { id, word: 'yes', trigger: events[0]?.trigger };
        return trigger === '' ? { id, word: 'empty' } : { id, trigger };
      }),
      single ? { id: TIMEOUT, word: 'no' } : { id: TIMEOUT },
    ];
  },
  summary({ events, mode, limit }) {
    const [first] = events;
    const count = limit.amount;
    if (!first?.trigger) return { key: 'empty' };
    if (events.length === 1) {
      return { key: `one-${limit.unit}`, values: { trigger: first.trigger, count } };
    }
    return { key: `${mode}-${limit.unit}`, values: { events: events.length, count } };
  },
  listens: ({ events }) => events.map(({ trigger }) => trigger),
  predicates: ({ events }) =>
    events.flatMap(({ conditions, trigger }, index) =>
      conditions
        ? [{ field: `events.${index}.conditions`, predicate: conditions, event: trigger }]
        : [],
    ),
  results: ({ events, mode }, triggers) => {
    const found = new Map<string, Attribute>();
    for (const { trigger } of events) {
      for (const attribute of attributesOf(triggers, trigger)) {
        if (!found.has(attribute.name)) found.set(attribute.name, attribute);
      }
    }
    found.set('receivedAt', { name: 'receivedAt', type: 'date-time' });
    if (mode === 'any') {
      const options = events.map(({ id }) => id);
      found.set('event', { name: 'event', type: 'text', options });
    }
    return [...found.values()];
  },
  check: ({ events }, context) => [
    ...doubleIds(events),
    ...events.flatMap((event, index) => checkEvent(event, `events.${index}`, context)),
  ],
};

function attributesOf(triggers: readonly TriggerInfo[], key: string): Attribute[] {
  return triggers.find((trigger) => trigger.key === key)?.attributes ?? [];
}

function doubleIds(events: AwaitedEvent[]): ProblemDraft[] {
  return events.flatMap(({ id }, index) =>
    events.findIndex((other) => other.id === id) < index
      ? [
          {
            severity: 'error' as const,
            field: `events.${index}.id`,
            key: 'already-used-id',
            values: { id },
          },
        ]
      : [],
  );
}

function checkEvent(event: AwaitedEvent, field: string, context: CheckContext): ProblemDraft[] {
  const trigger = context.triggers.find(({ key }) => key === event.trigger);
  const at = { severity: 'error', field: `${field}.trigger` } as const;
  if (!trigger) return [{ ...at, key: 'trigger-unknown', values: { trigger: event.trigger } }];
  const values = { trigger: trigger.name };
  if (trigger.state === 'draft') return [{ ...at, key: 'trigger-not-ready', values }];
  if (trigger.state === 'stopped') return [{ ...at, key: 'trigger-stopped', values }];
  const { message, keyAttribute } = event;
  if (keyAttribute && !trigger.attributes.some(({ name }) => name === keyAttribute)) {
    const wrong = { attribute: keyAttribute, trigger: trigger.name };
    return [{ ...at, field: `${field}.keyAttribute`, key: 'not-an-attribute', values: wrong }];
  }
  if (message !== undefined && context.kindBefore(message) === null) {
    const block = { block: message };
    return [{ ...at, field: `${field}.message`, key: 'block-not-before', values: block }];
  }
  const strict = message === undefined && event.correlate === 'key';
  const warning = strict ? keyWarning(context.runKey, trigger) : null;
  return warning ? [{ severity: 'warning', field: `${field}.message`, key: warning, values }] : [];
}
