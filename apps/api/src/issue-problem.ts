import { PROBLEM_CODES } from '@percurso/services/problem-code';
import type { FieldError } from '@percurso/services/service-error';
import { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Said = Pick<FieldError, 'code' | 'values'>;

/** What a check of our own tells beside its sentence, as `params` of the issue. */
const Params = z.object({
  code: z.enum(PROBLEM_CODES),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The code and values of a zod issue. */
export function issueProblem(issue: Issue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue)
        ? { code: 'required', values: { expected: issue.expected } }
        : { code: 'wrong-type', values: { expected: issue.expected } };
    case 'invalid_value':
      return { code: 'invalid-choice', values: { options: issue.values.map(String).join(', ') } };
    case 'invalid_format':
      return { code: 'wrong-format', values: { format: issue.format } };
    case 'too_small': {
      const values = { minimum: Number(issue.minimum) };
      if (issue.origin === 'string') return { code: 'too-short', values };
      return { code: countsItems(issue.origin) ? 'too-few' : 'too-low', values };
    }
    case 'too_big': {
      const values = { maximum: Number(issue.maximum) };
      if (issue.origin === 'string') return { code: 'too-long', values };
      return { code: countsItems(issue.origin) ? 'too-many' : 'too-high', values };
    }
    case 'unrecognized_keys':
      return { code: 'unrecognized' };
    case 'invalid_key':
      return { code: 'invalid-attribute-name' };
    case 'custom':
      return Params.safeParse(issue.params).data ?? { code: 'invalid-value' };
    default:
      return { code: 'invalid-value' };
  }
}

/** Whether nothing was given where something is required. */
export function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && /received undefined/.test(issue.message);
}

function countsItems(origin: string): boolean {
  return origin === 'array' || origin === 'set' || origin === 'map';
}
