import { isAway } from '@percurso/db/is-away';
import type { ProblemCode } from '@percurso/services/problem-code';
import type { FieldError, ServiceErrorCode } from '@percurso/services/service-error';
import { ServiceError } from '@percurso/services/service-error';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { BadJson } from './bad-json.ts';
import { fieldErrors } from './field-errors.ts';

const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** Problem details (RFC 9457), the body of every error. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().describe('Why, in a word that stays; the detail may be worded anew.'),
    values: values.optional().describe('What the words of the code name.'),
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          code: z.string(),
          values: values.optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

const byCode: Record<ServiceErrorCode, { status: number; title: string }> = {
  'not-found': { status: 404, title: 'Not found' },
  invalid: { status: 422, title: 'The request cannot be accepted as it is' },
  conflict: { status: 409, title: 'Conflict with what is stored' },
  forbidden: { status: 403, title: 'Not allowed' },
  unauthenticated: { status: 401, title: 'Sign in or send an API key' },
  'too-large': { status: 413, title: 'Too large' },
  limit: { status: 429, title: 'Too many requests' },
};

/** What an error is to the caller; an unexpected one says nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ServiceError) return fromServiceError(error);
  if (error instanceof z.ZodError) return invalidProblem(fieldErrors(error));
  if (error instanceof BadJson) {
    return {
      type: typeOf('bad-request'),
      title: 'Bad request',
      status: 400,
      detail: error.message,
      code: 'invalid-json' satisfies ProblemCode,
    };
  }
  if (error instanceof HTTPException) return fromHttpException(error);
  if (holdsNul(error))
    return invalidProblem([{ path: '', message: NUL_MESSAGE, code: 'unstorable-text' }]);
  if (isAway(error)) {
    return {
      type: typeOf('unavailable'),
      title: 'Unavailable for a moment',
      status: 503,
      detail:
        'The database cannot be reached or takes nothing more. Whether the request was carried out is not known; send it again in a few seconds.',
      code: 'unavailable' satisfies ProblemCode,
    };
  }
  return {
    type: typeOf('internal'),
    title: 'Something went wrong on our side',
    status: 500,
    detail:
      'The request was not completed. Try again; if it stays so, the server log has the cause.',
    code: 'internal' satisfies ProblemCode,
  };
}

const NUL_MESSAGE = 'A text holds the character U+0000, which cannot be stored. Leave it out';

/** Postgres keeps U+0000 in no text and no JSON, wherever in a request it comes. */
function holdsNul(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '22021' || code === '22P05';
}

/** A problem that names every wrong field; the detail repeats the first. */
export function invalidProblem(errors: FieldError[]): Problem {
  const [first] = errors;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return {
    type: typeOf('invalid'),
    ...byCode.invalid,
    code: 'invalid-fields' satisfies ProblemCode,
    detail: first ? `${sentence(first)}${rest}.` : 'The request is not valid.',
    errors,
  };
}

function fromServiceError(error: ServiceError): Problem {
  const { code, detail, problem, errors, extra } = error;
  return {
    ...extra,
    type: typeOf(code),
    ...byCode[code],
    detail,
    ...problem,
    ...(errors && { errors }),
  };
}

function fromHttpException(error: HTTPException): Problem {
  const known: Record<number, { type: string; code: ProblemCode; title: string; detail: string }> =
    {
      400: {
        type: 'bad-request',
        code: 'invalid-json',
        title: 'Bad request',
        detail: 'The body is not valid JSON. Send a JSON document as UTF-8.',
      },
      413: {
        type: 'too-large',
        code: 'body-too-large',
        title: 'Too large',
        detail: 'The body is too large.',
      },
      415: {
        type: 'unsupported-media-type',
        code: 'unsupported-media-type',
        title: 'Unsupported media type',
        detail: 'Send the body with the header Content-Type: application/json.',
      },
    };
  const entry = known[error.status] ?? {
    type: 'http',
    code: 'request-failed' satisfies ProblemCode,
    title: 'The request failed',
    detail: error.message || 'The request failed.',
  };
  return {
    type: typeOf(entry.type),
    title: entry.title,
    status: error.status,
    detail: entry.detail,
    code: entry.code,
  };
}

function typeOf(code: string): string {
  return `https://percurso.dev/problems/${code}`;
}

function sentence({ path, message }: FieldError): string {
  return path === '' ? message : `${path}: ${message}`;
}
