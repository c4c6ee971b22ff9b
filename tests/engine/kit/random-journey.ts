import { definitions } from '@percurso/blocks/definitions';
import type { CasePriority, CaseStatus } from '@percurso/journey/case-attributes';
import type { Block, BlockConfig, JourneyDocument } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { createRandom } from '../../chaos/random.ts';
import { caseOpened, randomLimits, randomRules, withRests } from './random-rules.ts';

/** The triggers of one random journey: what starts it, and what it activates and waits for. */
export interface RandomTriggers {
  start: string;
  other: string;
  /** A case that somebody opens starts it, not an event that is posted. */
  startsByCase: boolean;
}

/** A journey, who goes through it and the event that starts it; the seed repeats all of it. */
export interface RandomJourney {
  seed: number;
  document: JourneyDocument;
  person: {
    firstName: string | null;
    phone: string | null;
    email: string | null;
    optedOut: { channel: 'sms' | 'email'; purpose: 'transactional' | 'commercial' }[];
  };
  event: Record<string, JsonValue>;
  /** What starts it instead, where a case does. */
  case: { subject: string; status: CaseStatus; priority: CasePriority } | null;
}

/** Waits for events that end without one take this long, those that an event ends far longer. */
const shortLimit = { amount: 1, unit: 'hours' };
const longLimit = { amount: 90, unit: 'days' };
const mostBlocks = 14;
const deepest = 4;

/** Attributes of both triggers. */
export const randomAttributes = [
  { name: 'Code', type: 'number' as const },
  { name: 'Device', type: 'text' as const },
];

type Random = ReturnType<typeof createRandom>;

/** The attributes of what starts it that blocks read. */
interface Words {
  number: string;
  text: string;
}
const ofEvent: Words = { number: 'trigger.Code', text: 'trigger.Device' };
const ofCase: Words = { number: 'trigger.record.number', text: 'trigger.record.priority' };

/** What the configuration of a block may refer to. */
interface Place {
  random: Random;
  words: Words;
  triggers: RandomTriggers;
  /** Blocks that stand before it on the way, newest last. */
  before: Block[];
  /** Ids of the blocks that may come after it, in its own sequence and those around it. */
  ahead: string[];
}

/** Kind → a configuration as an author might make it; a kind that is not here gets its defaults. */
const configs: Record<string, (place: Place) => BlockConfig> = {
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
      { id: 'sent', kind: 'sent' },
      { id: 'blocked', kind: 'blocked' },
    ].slice(random.below(2), 2 + random.below(2)),
    limit: random.pick([shortLimit, longLimit]),
  }),
  'go-to': ({ random, ahead }) => ({ target: ahead.length > 0 ? random.pick(ahead) : '' }),
  repeat: ({ random, words }) => ({
    count: 1 + random.below(3),
    ...(random.below(2) === 0 ? { gap: { amount: 1 + random.below(90), unit: 'minutes' } } : {}),
    ...(random.below(3) === 0 ? { until: { all: rowsOf(random, words) } } : {}),
  }),
  exit: ({ random }) => random.pick([{}, { reason: 'Enough' }]),
};

/** A random document of all kinds of block there are; it need not compile. */
export function randomJourney(seed: number, triggers: RandomTriggers): RandomJourney {
  const random = createRandom(seed);
  const kinds = Object.keys(definitions).sort();
  // Most blocks are of kinds that lead on, or few journeys would get far.
  const goingOn = kinds.filter((kind) => {
    const definition = definitions[kind];
    return definition && definition.ports(definition.defaults()).length > 0;
  });
  const words = triggers.startsByCase ? ofCase : ofEvent;
  let made = 0;
  const blocks = sequence({ depth: 0, before: [], ahead: [] });
  const rules = randomRules(random, triggers);
  const raising = ['create-case', 'activate-trigger'].filter(() => random.below(2) === 0);
  return {
    seed,
    document: {
      schema: 1,
      name: `Random ${seed}`,
      entry: entryOf(random, triggers),
      ...rules,
      settings: {},
      blocks: rules.goals ? withRests([...raising.map(first), ...blocks]) : blocks,
    },
    person: {
      firstName: random.pick([null, 'Ana', 'João']),
      phone: random.pick([null, `+551198${String(1_000_000 + (seed % 9_000_000))}`]),
      email: random.pick([null, `person${seed}@example.test`]),
      optedOut: random.pick([
        [],
        [],
        [{ channel: 'sms', purpose: 'commercial' }],
        [{ channel: 'email', purpose: 'transactional' }],
      ] as RandomJourney['person']['optedOut'][]),
    },
    event: {
      Code: random.pick([null, random.below(100), random.below(100)]),
      Device: random.pick([null, 'd1', 'd2']),
    },
    case: triggers.startsByCase
      ? { subject: triggers.start, status: 'Open', priority: random.pick(['Low', 'High']) }
      : null,
  };

  /** A block whose event a rule may follow, before all the others. */
  function first(kind: string, index: number): Block {
    const place = { random, words, triggers, before: [], ahead: [] };
    const config = configs[kind]?.(place) ?? {};
    const { answer: _, ...goesOn } = config;
    return { id: `a${index + 1}`, kind, config: goesOn };
  }

  function sequence({
    depth,
    before,
    ahead,
  }: Pick<Place, 'before' | 'ahead'> & { depth: number }): Block[] {
    const length = Math.min(mostBlocks - made, (depth === 0 ? 3 : 1) + random.below(4));
    const ids = Array.from({ length: Math.max(0, length) }, () => {
      made += 1;
      return `b${made}`;
    });
    const found: Block[] = [];
    for (const [index, id] of ids.entries()) {
      const place = {
        random,
        words,
        triggers,
        before: [...before, ...found],
        ahead: [...ids.slice(index + 1), ...ahead],
      };
      const block = blockOf(id, place, depth);
      found.push(block);
      if (endsWay(block)) break;
    }
    return found;
  }

  function blockOf(id: string, place: Place, depth: number): Block {
    const kind = random.pick(random.below(4) === 0 ? kinds : goingOn);
    const definition = definitions[kind];
    if (!definition) throw new Error(`There is no block ${kind}.`);
    const config = configs[kind]?.(place) ?? definition.defaults();
    const block: Block = { id, kind, config };
    if (random.below(20) === 0) block.disabled = true;
    const parsed = definition.config.safeParse(config);
    const ports = definition.ports(parsed.success ? parsed.data : definition.defaults());
    const drawable = ports.filter((port) => port.optional || ports.length > 1);
    const drawn = drawable.filter(({ id: port }) => port !== 'next' && random.below(10) < 7);
    if (depth >= deepest || drawn.length === 0) return block;
    const before = [...place.before, block];
    block.branches = Object.fromEntries(
      drawn.map((port) => [port.id, sequence({ depth: depth + 1, before, ahead: place.ahead })]),
    );
    return block;
  }

  /** What stands after it is not come to; that is an error of the document. */
  function endsWay({ kind, config, disabled }: Block): boolean {
    const definition = definitions[kind];
    if (disabled || !definition) return false;
    const parsed = definition.config.safeParse(config);
    return parsed.success && definition.ports(parsed.data).length === 0;
  }
}

/** A case starts the one journey that is about its subject. */
function entryOf(random: Random, triggers: RandomTriggers): JourneyDocument['entry'] {
  const { start, startsByCase } = triggers;
  const base = { trigger: start, ...randomLimits(random, triggers) };
  if (startsByCase) {
    const attribute = 'trigger.record.subject';
    return { ...base, conditions: { attribute, operator: 'is', value: start } };
  }
  const conditions = { attribute: 'trigger.Code', operator: 'less-than' as const, value: 90 };
  return {
    ...base,
    ...(random.below(4) === 0 ? { conditions } : {}),
    ...(random.below(3) === 0 ? { key: 'Device' } : {}),
  };
}

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
