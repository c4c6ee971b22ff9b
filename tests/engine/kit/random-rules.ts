import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { Entry, ExitRule, Goal } from '@percurso/journey/entry';
import type { Predicate } from '@percurso/journey/predicate';
import type { Random } from '../../chaos/random.ts';
import type { RandomTriggers } from './random-configs.ts';

/** The built-in trigger that a case raises, be it one that the journey opens. */
export const caseOpened = 'case-opened';

/** Blocks whose events come back to the journey that has them. */
const heard = new Set(['create-case', 'activate-trigger', 'sms', 'email']);

/** Exit rules and goals on what the journey itself makes happen, and on what it waits for. */
export function randomRules(
  random: Random,
  { other }: RandomTriggers,
): Pick<JourneyDocument, 'exit' | 'goals'> {
  if (random.below(5) < 2) return {};
  const onOther = (): Omit<ExitRule, 'id'> => ({
    trigger: other,
    correlate: random.pick(['key', 'contact']),
    conditions: random.pick<Predicate>([
      { attribute: 'event.Code', operator: 'less-than', value: random.below(100) },
      { attribute: 'event.Code', operator: 'greater-than', value: 900 },
    ]),
  });
  const onCase = (): Omit<ExitRule, 'id'> => ({
    trigger: caseOpened,
    correlate: random.pick(['key', 'contact', 'contact']),
    ...(random.below(2) === 0
      ? { conditions: { attribute: 'event.record.priority', operator: 'is', value: 'Low' } }
      : {}),
  });
  const goalOf = (rule: Omit<ExitRule, 'id'>, id: string): Goal => ({ ...rule, id, name: id });
  const within = { amount: 260, unit: 'weeks' as const };
  return {
    exit: [onOther, onCase]
      .filter(() => random.below(3) === 0)
      .map((rule, index) => ({ ...rule(), id: `x${index + 1}` })),
    goals: [
      { ...goalOf({ trigger: 'message-sent' }, 'g1'), within },
      ...(random.below(2) === 0
        ? [{ ...goalOf(onOther(), 'g2'), ...random.pick([{}, { within }]) }]
        : []),
      ...(random.below(3) === 0 ? [{ ...goalOf(onCase(), 'g3'), exits: true }] : []),
    ],
  };
}

/** Limits under which the same person is refused a second time, and sometimes the first. */
export function randomLimits(
  random: Random,
  { startsByCase }: RandomTriggers,
): Pick<Entry, 'reentry' | 'caps' | 'startsAt'> {
  // Each case is a run of its own, which no rule of re-entry refuses.
  const total = { caps: { total: 1 } };
  if (startsByCase) return random.pick([{}, {}, total]);
  return random.pick<Pick<Entry, 'reentry' | 'caps' | 'startsAt'>>([
    {},
    {},
    {},
    {},
    total,
    { reentry: { mode: 'once' } },
    { reentry: { mode: 'after', after: { amount: 260, unit: 'weeks' } } },
    ...(random.below(4) === 0 ? [{ startsAt: '2100-01-01T00:00:00Z' }] : []),
  ]);
}

/**
 * A wait for an event behind each block whose events a rule may follow: that event is received after
 * them. Without it, it is a race whether the router or the next block is first, which nobody can foretell.
 */
export function withRests(blocks: Block[], next: { id: number } = { id: 1 }): Block[] {
  return blocks.flatMap((block) => {
    const branches = Object.entries(block.branches ?? {}).map(
      ([port, inner]): [string, Block[]] => [port, withRests(inner, next)],
    );
    const rested: Block = block.branches
      ? { ...block, branches: Object.fromEntries(branches) }
      : block;
    if (!heard.has(block.kind)) return [rested];
    const events = [{ id: 'e1', trigger: 'message-replied', correlate: 'contact' }];
    const config = { events, mode: 'any', limit: { amount: 90, unit: 'days' } };
    const rest: Block = { id: `r${next.id}`, kind: 'wait-for', config };
    next.id += 1;
    return [rested, rest];
  });
}
