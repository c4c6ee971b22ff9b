import { getTrigger } from '@percurso/services/triggers/get-trigger';
import { ListTriggersQuery, listTriggers } from '@percurso/services/triggers/list-triggers';
import { Trigger, TriggerKey, TriggerPage } from '@percurso/services/triggers/trigger-schema';
import { z } from 'zod';
import { createRouter, declareRoute, jsonResponse } from '../route-kit.ts';

const params = z.object({ trigger: TriggerKey });

const list = declareRoute({
  method: 'get',
  path: '/triggers',
  tags: ['triggers'],
  summary: 'List triggers by name',
  requires: 'triggers:read',
  request: { query: ListTriggersQuery },
  responses: { 200: jsonResponse(TriggerPage, 'A page of triggers.') },
});

const get = declareRoute({
  method: 'get',
  path: '/triggers/{trigger}',
  tags: ['triggers'],
  summary: 'Read a trigger',
  requires: 'triggers:read',
  request: { params },
  responses: { 200: jsonResponse(Trigger, 'The trigger.') },
});

export function triggerRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const page = await listTriggers({ ctx: c.var.ctx, input: c.req.valid('query') });
      return c.json(page, 200);
    })
    .openapi(get, async (c) => {
      const trigger = await getTrigger({
        ctx: c.var.ctx,
        input: { key: c.req.valid('param').trigger },
      });
      return c.json(trigger, 200);
    });
}
