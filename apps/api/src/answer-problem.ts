import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from './problem.ts';

/** Postgres is mostly back by then, and its clients with it. */
const RETRY_SECONDS = 5;

/** The response that says it, as application/problem+json. */
export function answerProblem(c: Context, problem: Problem): Response {
  const headers = {
    'content-type': 'application/problem+json',
    ...(problem.status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {}),
  };
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, headers);
}
