import { ServiceError } from '@percurso/services/service-error';
import { chooseWorkspace } from '@percurso/services/workspaces/choose-workspace';
import { getMe } from '@percurso/services/workspaces/get-me';
import { ChosenWorkspace, Me } from '@percurso/services/workspaces/me-schema';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const get = declareRoute({
  method: 'get',
  path: '/me',
  tags: ['me'],
  summary: 'Read who asks, in which workspace, and what they may do',
  requires: 'signed-in',
  responses: { 200: jsonResponse(Me, 'The caller.') },
});

const choose = declareRoute({
  method: 'post',
  path: '/me/workspace',
  tags: ['me'],
  summary: 'Go to another of your workspaces',
  requires: 'signed-in',
  request: { body: jsonBody(ChosenWorkspace) },
  responses: { 204: noContent('Requests of this session are about it from now on.') },
});

export function meRoutes() {
  return createRouter()
    .openapi(get, async (c) => c.json(await getMe({ ctx: c.var.ctx }), 200))
    .openapi(choose, async (c) => {
      const { sessionId, ctx } = c.var;
      if (sessionId === undefined) {
        throw new ServiceError('invalid', {
          detail: 'An API key belongs to one workspace; use a key of the other one.',
          code: 'api-key-other-workspace',
        });
      }
      await chooseWorkspace({ ctx, input: { ...c.req.valid('json'), sessionId } });
      return c.body(null, 204);
    });
}
