import type { JsonValue } from '@percurso/journey/json-value';
import type { Problem } from '@percurso/journey/problem';
import { ServiceError } from '../service-error.ts';

/** The error for a document that does not compile, with its problems. */
export function documentRefused(problems: Problem[]): ServiceError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new ServiceError('invalid', {
    detail: `The journey has ${errors.length} problem${errors.length === 1 ? '' : 's'} that must be mended before it can run.`,
    code: 'journey-problems',
    values: { number: errors.length },
    errors: errors.map(({ blockId, field, key }) => ({
      path: [blockId, field].filter(Boolean).join('.'),
      message: key,
      code: 'journey-problem' as const,
      values: { problem: key },
    })),
    extra: { problems: problems.map((problem) => ({ ...problem }) as unknown as JsonValue) },
  });
}
