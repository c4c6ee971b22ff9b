import { ApiKeyPage, MadeApiKey, NewApiKey } from '@percurso/services/api-keys/api-key-schema';
import { createApiKey } from '@percurso/services/api-keys/create-api-key';
import { listApiKeys } from '@percurso/services/api-keys/list-api-keys';
import { revokeApiKey } from '@percurso/services/api-keys/revoke-api-key';
import { PageQuery } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['API keys'];

const list = declareRoute({
  method: 'get',
  path: '/api-keys',
  tags,
  summary: 'List the valid API keys, without the keys themselves',
  requires: 'api-keys:read',
  request: { query: PageQuery },
  responses: { 200: jsonResponse(ApiKeyPage, 'A page of keys, newest first.') },
});

const create = declareRoute({
  method: 'post',
  path: '/api-keys',
  tags,
  summary: 'Make an API key; it is shown this once',
  requires: 'api-keys:write',
  request: { body: jsonBody(NewApiKey) },
  responses: { 201: jsonResponse(MadeApiKey, 'The key.') },
});

const revoke = declareRoute({
  method: 'delete',
  path: '/api-keys/{id}',
  tags,
  summary: 'Revoke an API key',
  requires: 'api-keys:write',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 204: noContent('It is refused from now on.') },
});

export function apiKeyRoutes() {
  return createRouter()
    .openapi(list, async (c) =>
      c.json(await listApiKeys({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
    )
    .openapi(create, async (c) =>
      c.json(await createApiKey({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
    )
    .openapi(revoke, async (c) => {
      await revokeApiKey({ ctx: c.var.ctx, input: c.req.valid('param') });
      return c.body(null, 204);
    });
}
