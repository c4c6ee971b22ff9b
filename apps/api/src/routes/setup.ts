import { setUp } from '@percurso/services/workspaces/set-up';
import { setupNeeded } from '@percurso/services/workspaces/setup-needed';
import { Setup, SetupState } from '@percurso/services/workspaces/setup-schema';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['setup'];

const read = declareRoute({
  method: 'get',
  path: '/setup',
  tags,
  summary: 'Ask whether the first admin is still to be made',
  requires: 'public',
  responses: { 200: jsonResponse(SetupState, 'Whether it is.') },
});

const run = declareRoute({
  method: 'post',
  path: '/setup',
  tags,
  summary: 'Make the first admin and workspace, with the code from the log',
  requires: 'public',
  request: { body: jsonBody(Setup) },
  responses: { 204: noContent('They exist; sign in.') },
});

export function setupRoutes() {
  return createRouter()
    .openapi(read, async (c) => c.json({ needed: await setupNeeded(c.var.deps.db.sql) }, 200))
    .openapi(run, async (c) => {
      await setUp({ db: c.var.deps.db, input: c.req.valid('json') });
      return c.body(null, 204);
    });
}
