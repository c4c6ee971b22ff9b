import { IngestAnswer, IngestRequest, TriggerEvent } from '@percurso/services/events/event-schema';
import { getEvent } from '@percurso/services/events/get-event';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['events'];

const ingest = declareRoute({
  method: 'post',
  path: '/events',
  tags,
  summary: 'Send events, up to 1,000 at once; all are stored or none',
  requires: 'events:write',
  request: { body: jsonBody(IngestRequest) },
  responses: { 202: jsonResponse(IngestAnswer, 'Stored; the journeys follow.') },
});

const get = declareRoute({
  method: 'get',
  path: '/events/{eventId}',
  tags,
  summary: 'Read an event and what became of it',
  requires: 'events:read',
  request: { params: z.object({ eventId: z.uuid() }) },
  responses: { 200: jsonResponse(TriggerEvent, 'The event.') },
});

export function eventRoutes() {
  return createRouter()
    .openapi(ingest, async (c) =>
      c.json(await ingestEvents({ ctx: c.var.ctx, input: c.req.valid('json') }), 202),
    )
    .openapi(get, async (c) => {
      const input = { id: c.req.valid('param').eventId };
      return c.json(await getEvent({ ctx: c.var.ctx, input }), 200);
    });
}
