import type { RouteConfig } from '@hono/zod-openapi';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Permission } from '@percurso/services/access/permission';
import type { z } from 'zod';
import { answerProblem } from './answer-problem.ts';
import type { AppEnv } from './app-env.ts';
import { authorize } from './authorize.ts';
import { fieldErrors } from './field-errors.ts';
import { invalidProblem, Problem } from './problem.ts';

/** What a route asks of the caller: a permission, only to be signed in, or nothing. */
export type Requirement = Permission | 'signed-in' | 'public';

interface Declaration extends Omit<RouteConfig, 'middleware'> {
  requires: Requirement;
}

/** The route as declared, with the problems every route can answer. */
type Declared<R extends Declaration> = Omit<R, 'requires' | 'responses'> & {
  responses: R['responses'] & ProblemResponses;
  getRoutingPath(): string;
};

/**
 * Declares a route: what it needs is said once, here, and checked before anything is parsed. Adds
 * the problem responses every route can give.
 */
export function declareRoute<P extends string, R extends Declaration & { path: P }>(
  config: R,
): Declared<R> {
  const { requires, ...route }: Declaration = config;
  const complete: RouteConfig = {
    ...route,
    ...(requires === 'public' ? { security: [] } : {}),
    'x-requires': requires,
    middleware: [authorize(requires)],
    responses: { ...problems, ...route.responses },
  };
  // The same object with what the type adds; only the generic parameter is lost on the way.
  return createRoute(complete) as unknown as Declared<R>;
}

/** A router for one entity; validation errors become problems with field paths. */
export function createRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return answerProblem(c, invalidProblem(fieldErrors(result.error)));
    },
  });
}

/** A JSON answer, for `responses`. */
export function jsonResponse<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body that must be there, for `request.body`. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** An answer without a body, for `responses`. */
export function noContent(description: string) {
  return { description };
}

function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

const problems = {
  400: problemResponse('The body is not valid JSON.'),
  401: problemResponse('Nobody is signed in and no valid API key was sent.'),
  403: problemResponse('The role or the scopes of the key do not allow it.'),
  404: problemResponse('Not found in this workspace.'),
  409: problemResponse('It contradicts what is stored.'),
  413: problemResponse('The body is too large.'),
  422: problemResponse('A field is not as expected; errors names each.'),
  503: problemResponse('The database is away for a moment; Retry-After says when to ask again.'),
};
type ProblemResponses = typeof problems;
