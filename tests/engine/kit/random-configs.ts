import type { Block, BlockConfig } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { createRandom } from '../../chaos/random.ts';
import { caseOpened } from './random-rules.ts';

/** The triggers of one random journey: what starts it, and what it activates and waits for. */
export interface RandomTriggers {
  start: string;
  other: string;
  /** A case that somebody opens starts it, not an event that is posted. */
  startsByCase: boolean;
}

/** Waits for events that end without one take this long, those that an event ends far longer. */
const hoursLimit = { amount: 12, unit: 'hours' };
const shortLimit = { amount: 1, unit: 'hours' };
const longLimit = { amount: 90, unit: 'days' };

export type Random = ReturnType<typeof createRandom>;

/** The attributes of what starts it that blocks read. */
export interface Words {
  number: string;
  text: string;
}
export const ofEvent: Words = { number: 'trigger.Code', text: 'trigger.Device' };
export const ofCase: Words = { number: 'trigger.record.number', text: 'trigger.record.priority' };

/** What the configuration of a block may refer to. */
export interface Place {
  random: Random;
  words: Words;
  triggers: RandomTriggers;
  /** Blocks that stand before it on the way, newest last. */
  before: Block[];
  /** Ids of the blocks that may come after it, in its own sequence and those around it. */
  ahead: string[];
}

/** Kind → a configuration as an author might make it; a kind that is not here gets its defaults. */
export const randomConfigs: Record<string, (place: Place) => BlockConfig> = {
  sms: ({ random, words }) => ({ text: textOf(random, words), purpose: purposeOf(random) }),
  email: ({ random, words }) => ({
    subject: textOf(random, words),
    paragraphs: [textOf(random, words), 'Bye.'].slice(0, 1 + random.below(2)),
    purpose: purposeOf(random),
  }),
  condition: ({ random, words }) => ({ when: { all: rowsOf(random, words) } }),
  branch: ({ random, words }) => ({
    rows: ['w1', 'w2', 'w3']
      .slice(0, 1 + random.below(3))
      .map((id) => ({ id, name: id, when: { all: rowsOf(random, words) } })),
  }),
  split: ({ random }) => {
    const weight = random.below(101);
    return {
      ways: [
        { id: 'w1', name: 'A', weight },
        { id: 'w2', name: 'B', weight: 100 - weight },
      ],
    };
  },
  wait: ({ random }) => ({
    duration: random.pick([
      { amount: 1 + random.below(50), unit: 'seconds' },
      { amount: 1 + random.below(50), unit: 'minutes' },
      { amount: 1 + random.below(8), unit: 'hours' },
    ]),
  }),
  'set-variables': ({ random, words }) => ({
    variables: [
      random.pick([
        { name: 'n', type: 'number', change: 'add', value: { from: 'value', value: 1 } },
        {
          name: 'n',
          type: 'number',
          change: 'set',
          value: { from: 'attribute', path: words.number },
        },
      ]),
    ],
  }),
  'activate-trigger': ({ random, triggers }) => ({
    ...(random.below(3) === 0 ? { answer: { within: longLimit, attributes: [] } } : {}),
    trigger: triggers.other,
    // The number of a case is not known before it is opened.
    mapping: {
      Code: triggers.startsByCase
        ? { from: 'value', value: 5 }
        : { from: 'attribute', path: 'trigger.Code' },
    },
  }),
  'create-case': ({ random, words }) => ({
    subject: textOf(random, words),
    status: 'Open',
    priority: { from: 'value', value: random.pick(['Low', 'Normal', 'No such']) },
    attributes: {},
  }),
  // Nothing that a journey of these reads, so that it goes the same way when it is simulated again.
  'update-contact': ({ random, words }) => {
    const device = { from: 'attribute', path: words.text };
    return random.pick<BlockConfig>([
      { fields: { lastName: device } },
      { fields: { phone: device } },
      { fields: {}, attributes: { device } },
    ]);
  },
  'wait-for': ({ random, triggers }) => {
    const conditionOf = (id: string, ofACase: boolean) =>
      ofACase
        ? { attribute: 'event.record.priority', value: id === 'e1' ? 'Low' : 'Normal' }
        : { attribute: 'event.Code', value: 1_000 + Number(id.slice(1)) };
    const event = (id: string) => {
      const ofACase = random.below(3) === 0;
      return {
        id,
        trigger: ofACase ? caseOpened : triggers.other,
        correlate: random.pick(['key', 'contact']),
        conditions: { ...conditionOf(id, ofACase), operator: 'is' },
      };
    };
    const mode = random.pick(['any', 'all']);
    return {
      events: ['e1', 'e2'].slice(0, 1 + random.below(2)).map(event),
      mode,
      limit: random.pick([shortLimit, longLimit]),
    };
  },
  'message-outcome': ({ random, before }) => ({
    message: before.findLast(({ kind }) => kind === 'email' || kind === 'sms')?.id ?? '',
    outcomes: [
      { id: 'clicked', kind: 'clicked' },
      { id: 'delivered', kind: 'delivered' },
      { id: 'blocked', kind: 'blocked' },
    ].slice(random.below(2), 2 + random.below(2)),
    // A block is heard while the message is handed over, which takes hours of this clock.
    limit: random.pick([hoursLimit, longLimit]),
  }),
  'go-to': ({ random, ahead }) => ({ target: ahead.length > 0 ? random.pick(ahead) : '' }),
  repeat: ({ random, words }) => ({
    count: 1 + random.below(3),
    ...(random.below(2) === 0 ? { gap: { amount: 1 + random.below(90), unit: 'minutes' } } : {}),
    ...(random.below(3) === 0 ? { until: { all: rowsOf(random, words) } } : {}),
  }),
  exit: ({ random }) => random.pick([{}, { reason: 'Enough' }]),
};

function textOf(random: Random, { number, text }: Words): string {
  return random.pick([
    'Plain words',
    'Hi {{ contact.firstName | default: "you" }}',
    `Code {{ ${number} }} of {{ ${text} }}`,
    `{{ ${text} }}`,
  ]);
}

function purposeOf(random: Random): string {
  return random.pick(['transactional', 'commercial']);
}

function rowsOf(random: Random, { number, text }: Words): JsonValue[] {
  const row = (): JsonValue =>
    random.pick<JsonValue>([
      { attribute: number, operator: 'greater-than', value: random.below(100) },
      { attribute: text, operator: 'is', value: random.pick(['d1', 'Low']) },
      { attribute: 'contact.firstName', operator: 'has-value' },
      { attribute: 'contact.phone', operator: 'is-empty' },
    ]);
  return random.below(2) === 0 ? [row()] : [{ any: [row(), row()] }];
}
