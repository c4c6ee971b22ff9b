import { Health } from '@percurso/services/health/balance-schema';
import { getHealth } from '@percurso/services/health/get-health';
import { createRouter, declareRoute, jsonResponse } from '../route-kit.ts';

const balances = declareRoute({
  method: 'get',
  path: '/health/balances',
  tags: ['health'],
  summary: 'Show whether everything that must always hold does, and which rows do not',
  requires: 'journeys:read',
  responses: { 200: jsonResponse(Health, 'Each balance as it was last computed.') },
});

export function healthBalanceRoutes() {
  return createRouter().openapi(balances, async (c) =>
    c.json(await getHealth({ ctx: c.var.ctx }), 200),
  );
}
