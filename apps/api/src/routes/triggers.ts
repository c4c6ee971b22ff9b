import { TriggerEventPage } from '@percurso/services/events/event-schema';
import { listTriggerEvents } from '@percurso/services/events/list-trigger-events';
import { PageQuery } from '@percurso/services/paging';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { deleteTrigger } from '@percurso/services/triggers/delete-trigger';
import { getTrigger } from '@percurso/services/triggers/get-trigger';
import { ListTriggersQuery, listTriggers } from '@percurso/services/triggers/list-triggers';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { stopTrigger } from '@percurso/services/triggers/stop-trigger';
import { testTrigger } from '@percurso/services/triggers/test-trigger';
import {
  NewTrigger,
  TestSend,
  TestSent,
  Trigger,
  TriggerChange,
  TriggerKey,
  TriggerPage,
} from '@percurso/services/triggers/trigger-schema';
import { updateTrigger } from '@percurso/services/triggers/update-trigger';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['triggers'];
const params = z.object({ trigger: TriggerKey });

const list = declareRoute({
  method: 'get',
  path: '/triggers',
  tags,
  summary: 'List triggers by name',
  requires: 'triggers:read',
  request: { query: ListTriggersQuery },
  responses: { 200: jsonResponse(TriggerPage, 'A page of triggers.') },
});

const create = declareRoute({
  method: 'post',
  path: '/triggers',
  tags,
  summary: 'Create a draft trigger',
  requires: 'triggers:write',
  request: { body: jsonBody(NewTrigger) },
  responses: { 201: jsonResponse(Trigger, 'The trigger.') },
});

const get = declareRoute({
  method: 'get',
  path: '/triggers/{trigger}',
  tags,
  summary: 'Read a trigger',
  requires: 'triggers:read',
  request: { params },
  responses: { 200: jsonResponse(Trigger, 'The trigger.') },
});

const update = declareRoute({
  method: 'patch',
  path: '/triggers/{trigger}',
  tags,
  summary: 'Change a trigger',
  requires: 'triggers:write',
  request: { params, body: jsonBody(TriggerChange) },
  responses: { 200: jsonResponse(Trigger, 'The trigger.') },
});

const remove = declareRoute({
  method: 'delete',
  path: '/triggers/{trigger}',
  tags,
  summary: 'Delete a trigger that nothing depends on',
  requires: 'triggers:write',
  request: { params },
  responses: { 204: noContent('It is gone.') },
});

const publish = declareRoute({
  method: 'post',
  path: '/triggers/{trigger}/publish',
  tags,
  summary: 'Make a trigger ready to use',
  requires: 'triggers:write',
  request: { params },
  responses: { 200: jsonResponse(Trigger, 'The trigger.') },
});

const stop = declareRoute({
  method: 'post',
  path: '/triggers/{trigger}/stop',
  tags,
  summary: 'Stop a trigger: its events are kept and start nothing',
  requires: 'triggers:write',
  request: { params },
  responses: { 200: jsonResponse(Trigger, 'The trigger.') },
});

const events = declareRoute({
  method: 'get',
  path: '/triggers/{trigger}/events',
  tags,
  summary: 'List the last events of a trigger, newest first',
  requires: 'triggers:read',
  request: { params, query: PageQuery },
  responses: { 200: jsonResponse(TriggerEventPage, 'A page of events.') },
});

const test = declareRoute({
  method: 'post',
  path: '/triggers/{trigger}/test',
  tags,
  summary: 'Send one event as a test; GET /events/{eventId} tells what became of it',
  requires: 'triggers:write',
  request: { params, body: jsonBody(TestSend) },
  responses: { 202: jsonResponse(TestSent, 'Sent.') },
});

export function triggerRoutes() {
  return createRouter()
    .openapi(list, async (c) =>
      c.json(await listTriggers({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
    )
    .openapi(create, async (c) =>
      c.json(await createTrigger({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
    )
    .openapi(get, async (c) => {
      const input = { key: c.req.valid('param').trigger };
      return c.json(await getTrigger({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(update, async (c) => {
      const input = { key: c.req.valid('param').trigger, change: c.req.valid('json') };
      return c.json(await updateTrigger({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(remove, async (c) => {
      await deleteTrigger({ ctx: c.var.ctx, input: { key: c.req.valid('param').trigger } });
      return c.body(null, 204);
    })
    .openapi(publish, async (c) => {
      const input = { key: c.req.valid('param').trigger };
      return c.json(await publishTrigger({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(stop, async (c) => {
      const input = { key: c.req.valid('param').trigger };
      return c.json(await stopTrigger({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(events, async (c) => {
      const input = { key: c.req.valid('param').trigger, ...c.req.valid('query') };
      return c.json(await listTriggerEvents({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(test, async (c) => {
      const input = { key: c.req.valid('param').trigger, test: c.req.valid('json') };
      return c.json(await testTrigger({ ctx: c.var.ctx, input }), 202);
    });
}
