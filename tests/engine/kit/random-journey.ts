import { definitions } from '@percurso/blocks/definitions';
import type { CasePriority, CaseStatus } from '@percurso/journey/case-attributes';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { createRandom } from '../../chaos/random.ts';
import type { Place, Random, RandomTriggers } from './random-configs.ts';
import { ofCase, ofEvent, randomConfigs } from './random-configs.ts';
import { randomLimits, randomRules, withRests } from './random-rules.ts';
import { randomDue } from './random-waits.ts';

/** A journey, who goes through it and the event that starts it; the seed repeats all of it. */
export interface RandomJourney {
  seed: number;
  document: JourneyDocument;
  person: {
    firstName: string | null;
    phone: string | null;
    timeZone: string | null;
    email: string | null;
    optedOut: { channel: 'sms' | 'email'; purpose: 'transactional' | 'commercial' }[];
  };
  event: Record<string, JsonValue>;
  /** When the date of that event is; left out where it has none. */
  due?: Place['due'];
  /** Events of what it waits for that came before it started, and how many days. */
  earlier: { daysAgo: number; attributes: Record<string, JsonValue>; key: string | null }[];
  /** What starts it instead, where a case does. */
  case: { subject: string; status: CaseStatus; priority: CasePriority } | null;
}

const mostBlocks = 14;
const deepest = 4;

/** Attributes of both triggers. */
export const randomAttributes = [
  { name: 'Code', type: 'number' as const },
  { name: 'Device', type: 'text' as const },
  { name: 'Due', type: 'date-time' as const },
];

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
  const due = random.pick<Place['due']>([null, 'past', 'soon']);
  let made = 0;
  const blocks = sequence({ depth: 0, before: [], ahead: [] });
  const rules = randomRules(random, triggers);
  const raising = ['create-case', 'activate-trigger'].filter(() => random.below(2) === 0);
  const wait = due === 'soon' ? randomDue({ random, words }) : null;
  const begin: Block[] = wait ? [{ id: 'a0', kind: 'wait', config: wait }] : [];
  return {
    seed,
    document: {
      schema: 1,
      name: `Random ${seed}`,
      entry: entryOf(random, triggers),
      ...rules,
      settings: random.pick([{}, { timeZone: 'Europe/Lisbon' }]),
      blocks: [...begin, ...(rules.goals ? withRests([...raising.map(first), ...blocks]) : blocks)],
    },
    person: {
      firstName: random.pick([null, 'Ana', 'João']),
      phone: random.pick([null, `+551198${String(1_000_000 + (seed % 9_000_000))}`]),
      timeZone: random.pick([null, 'America/Los_Angeles']),
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
    due,
    earlier: [1, 2, 400]
      .filter(() => random.below(3) === 0)
      .map((daysAgo) => ({
        daysAgo,
        attributes: {
          Code: random.pick([1_001, 1_002, 5]),
          Device: random.pick(['d1', 'd2']),
          Due: null,
        },
        key: random.pick([null, 'd1']),
      })),
    case: triggers.startsByCase
      ? { subject: triggers.start, status: 'Open', priority: random.pick(['Low', 'High']) }
      : null,
  };

  /** A block whose event a rule may follow, before all the others. */
  function first(kind: string, index: number): Block {
    const place = { random, words, triggers, due, before: [], ahead: [] };
    const config = randomConfigs[kind]?.(place) ?? {};
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
        due,
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
    const config = randomConfigs[kind]?.(place) ?? definition.defaults();
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
