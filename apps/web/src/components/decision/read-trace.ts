import type { ComparisonTrace, PredicateTrace } from '@percurso/journey/evaluate-predicate';
import { JsonValue } from '@percurso/journey/json-value';
import { Operator } from '@percurso/journey/predicate';
import { z } from 'zod';

const Comparison: z.ZodType<ComparisonTrace> = z.object({
  type: z.literal('comparison'),
  passed: z.boolean(),
  attribute: z.string(),
  operator: Operator,
  expected: JsonValue,
  expectedPath: z.string().optional(),
  from: z.string().optional(),
  actual: JsonValue,
});

const Trace: z.ZodType<PredicateTrace> = z.lazy(() =>
  z.union([
    Comparison,
    z.object({ type: z.enum(['all', 'any']), passed: z.boolean(), of: z.array(Trace) }),
  ]),
);

const Detail = z.union([Trace, z.object({ why: Trace }).transform(({ why }) => why)]);

/** The predicate trace kept with a decision, alone or under `why`; null where there is none. */
export function readTrace(detail: unknown): PredicateTrace | null {
  const parsed = Detail.safeParse(detail);
  return parsed.success ? parsed.data : null;
}
