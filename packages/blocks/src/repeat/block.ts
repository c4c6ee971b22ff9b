import { Predicate } from '@percurso/journey/predicate';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { Duration } from '../kit/duration.ts';
import { predicateRows } from '../kit/predicate-rows.ts';
import { withField } from '../kit/with-field.ts';

const MOST_PASSES = 100;

export const RepeatConfig = z.strictObject({
  count: withField(z.number().int().min(1).max(MOST_PASSES), 'number'),
  /** From the start of one pass to the start of the next. */
  gap: withField(Duration.optional(), 'duration'),
  /** Looked at before each further pass; an empty one never holds. */
  until: withField(Predicate.optional(), 'predicate'),
});
export type RepeatConfig = z.infer<typeof RepeatConfig>;

export const definition: BlockDefinition<RepeatConfig> = {
  kind: 'repeat',
  category: 'flow',
  shape: 'hexagon',
  op: 'sleep',
  config: RepeatConfig,
  defaults: () => ({ count: 3 }),
  ports: () => [
    { id: 'body', drawn: true },
    { id: 'after-each', optional: true },
    { id: 'after-all', optional: true },
  ],
  loop: ['body', 'after-each'],
  results: () => [{ name: 'pass', type: 'number', required: true }],
  predicates: ({ until }) => (until ? [{ field: 'until', predicate: until }] : []),
  summary({ count, gap, until }) {
    const prefix = hasRows(until) ? 'until-' : '';
    if (!gap || count === 1) return { key: `${prefix}times`, values: { count } };
    return { key: `${prefix}${gap.unit}`, values: { times: count, count: gap.amount } };
  },
};

/** Whether there is a condition that can end the repetition. */
export function hasRows(until: Predicate | undefined): until is Predicate {
  return until !== undefined && predicateRows(until).length > 0;
}
