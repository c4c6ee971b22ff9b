import type { Block, BlockConfig } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { createRandom } from '../../chaos/random.ts';
import { randomChange, randomVariable, readingRows, readingText } from './random-reads.ts';
import { hoursLimit, longLimit, randomWait, randomWaitFor } from './random-waits.ts';

/** The triggers of one random journey: what starts it, and what it activates and waits for. */
export interface RandomTriggers {
  start: string;
  other: string;
  /** Starts a journey that answers at once, with results that are known. */
  asked: string;
  /** A case that somebody opens starts it, not an event that is posted. */
  startsByCase: boolean;
}

export type Random = ReturnType<typeof createRandom>;

/** The attributes of what starts it that blocks read. */
export interface Words {
  number: string;
  text: string;
  date: string | null;
}
export const ofEvent: Words = {
  number: 'trigger.Code',
  text: 'trigger.Device',
  date: 'trigger.Due',
};
export const ofCase: Words = {
  number: 'trigger.record.number',
  text: 'trigger.record.priority',
  date: null,
};

/** What the configuration of a block may refer to. */
export interface Place {
  random: Random;
  words: Words;
  triggers: RandomTriggers;
  /** When the date of the event that starts it is. */
  due: 'past' | 'soon' | null;
  /** Blocks that stand before it on the way, newest last. */
  before: Block[];
  /** Ids of the blocks that may come after it, in its own sequence and those around it. */
  ahead: string[];
}

/** Kind → a configuration as an author might make it; a kind that is not here gets its defaults. */
export const randomConfigs: Record<string, (place: Place) => BlockConfig> = {
  sms: (place) => ({ text: textOf(place), purpose: purposeOf(place) }),
  email: (place) => ({
    subject: textOf(place),
    paragraphs: [textOf(place), 'Bye.'].slice(0, 1 + place.random.below(2)),
    purpose: purposeOf(place),
  }),
  condition: (place) => ({ when: { all: rowsOf(place) } }),
  branch: (place) => ({
    rows: ['w1', 'w2', 'w3']
      .slice(0, 1 + place.random.below(3))
      .map((id) => ({ id, name: id, when: { all: rowsOf(place) } })),
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
  wait: randomWait,
  'set-variables': (place) => ({ variables: [randomVariable(place)] }),
  'activate-trigger': ({ random, triggers }) => {
    // The number of a case is not known before it is opened.
    const mapping = {
      Code: triggers.startsByCase
        ? { from: 'value', value: 5 }
        : { from: 'attribute', path: 'trigger.Code' },
    };
    const answer = (attributes: JsonValue[]) => ({ answer: { within: longLimit, attributes } });
    const results = [
      { name: 'Total', type: 'number' },
      { name: 'Word', type: 'text' },
    ];
    return random.pick([
      { trigger: triggers.other, mapping },
      { trigger: triggers.other, mapping, ...answer([]) },
      { trigger: triggers.asked, mapping, ...answer(results) },
    ]);
  },
  'create-case': (place) => ({
    subject: textOf(place),
    status: 'Open',
    priority: { from: 'value', value: place.random.pick(['Low', 'Normal', 'No such']) },
    attributes: {},
  }),
  'update-contact': randomChange,
  'wait-for': randomWaitFor,
  'message-outcome': ({ random, before }) => ({
    message: before.findLast(({ kind }) => kind === 'email' || kind === 'sms')?.id ?? '',
    outcomes: [
      { id: 'clicked', kind: 'clicked' },
      { id: 'delivered', kind: 'delivered' },
      { id: 'blocked', kind: 'blocked' },
    ].slice(random.below(2), 2 + random.below(2)),
    limit: random.pick([hoursLimit, longLimit]),
  }),
  'go-to': ({ random, ahead }) => ({ target: ahead.length > 0 ? random.pick(ahead) : '' }),
  repeat: ({ random, ...place }) => ({
    count: 1 + random.below(3),
    ...(random.below(2) === 0 ? { gap: { amount: 1 + random.below(90), unit: 'minutes' } } : {}),
    ...(random.below(3) === 0 ? { until: { all: rowsOf({ random, ...place }) } } : {}),
  }),
  exit: ({ random }) => random.pick([{}, { reason: 'Enough' }]),
};

function textOf(place: Place): string {
  const { random, words } = place;
  return random.pick([
    'Plain words',
    'Hi {{ contact.firstName | default: "you" }}',
    `Code {{ ${words.number} }} of {{ ${words.text} }}`,
    readingText(place) ?? `{{ ${words.text} }}`,
    readingText(place) ?? '{{ contact.lastName }}',
  ]);
}

function purposeOf({ random }: Place): string {
  return random.pick(['transactional', 'commercial']);
}

function rowsOf(place: Place): JsonValue[] {
  const { random, words } = place;
  const row = (): JsonValue =>
    random.pick<JsonValue>([
      { attribute: words.number, operator: 'greater-than', value: random.below(100) },
      { attribute: words.text, operator: 'is', value: random.pick(['d1', 'Low']) },
      { attribute: 'contact.firstName', operator: 'has-value' },
      { attribute: 'contact.phone', operator: 'is-empty' },
      ...readingRows(place),
    ]);
  return random.below(2) === 0 ? [row()] : [{ any: [row(), row()] }];
}
