import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from './problem.ts';

/** The response that says it, as application/problem+json. */
export function answerProblem(c: Context, problem: Problem): Response {
  const headers = { 'content-type': 'application/problem+json' };
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, headers);
}
