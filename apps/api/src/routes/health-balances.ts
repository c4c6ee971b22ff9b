import { Health } from '@percurso/services/health/balance-schema';
import { getHealth } from '@percurso/services/health/get-health';
import { ReleaseSending } from '@percurso/services/health/release-schema';
import { releaseSending } from '@percurso/services/health/release-sending';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const balances = declareRoute({
  method: 'get',
  path: '/health/balances',
  tags: ['health'],
  summary: 'Show whether everything that must always hold does, and which rows do not',
  requires: 'journeys:read',
  responses: { 200: jsonResponse(Health, 'Each balance as it was last computed.') },
});

const release = declareRoute({
  method: 'post',
  path: '/health/sending/release',
  tags: ['health'],
  summary: 'Let sending go on that was held because the database was put back to an older state',
  requires: 'members:write',
  request: { body: jsonBody(ReleaseSending) },
  responses: { 204: noContent('Sending goes on.') },
});

export function healthBalanceRoutes() {
  return createRouter()
    .openapi(balances, async (c) => c.json(await getHealth({ ctx: c.var.ctx }), 200))
    .openapi(release, async (c) => {
      await releaseSending({ ctx: c.var.ctx, input: c.req.valid('json') });
      return c.body(null, 204);
    });
}
