import type { ErrorHandler } from 'hono';
import { answerProblem } from './answer-problem.ts';
import type { AppEnv } from './app-env.ts';
import { problemOf } from './problem.ts';

/** Every error as problem details; what is unexpected goes to the log, never to the caller. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    // The path only: a query may hold what people search for.
    const { method, path } = c.req;
    c.var.deps.logger.error({ err: error, method, path }, 'request failed');
  }
  return answerProblem(c, problem);
};
