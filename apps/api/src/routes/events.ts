import {
  IngestAnswer,
  IngestRequest,
  maxEvents,
  TriggerEvent,
} from '@percurso/services/events/event-schema';
import { findEventErrors } from '@percurso/services/events/find-event-errors';
import { getEvent } from '@percurso/services/events/get-event';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { ServiceError } from '@percurso/services/service-error';
import type { Context } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../app-env.ts';
import { fieldErrors } from '../field-errors.ts';
import { invalidProblem } from '../problem.ts';
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
    .openapi(
      ingest,
      async (c) => c.json(await ingestEvents({ ctx: c.var.ctx, input: c.req.valid('json') }), 202),
      (result, c) => (result.success ? undefined : refuseBatch(c, result.error)),
    )
    .openapi(get, async (c) => {
      const input = { id: c.req.valid('param').eventId };
      return c.json(await getEvent({ ctx: c.var.ctx, input }), 200);
    });
}

/** Says what is wrong in every event, also in those that are well-formed. */
async function refuseBatch(c: Context<AppEnv>, error: z.ZodError): Promise<never> {
  const body: unknown = await c.req.json();
  const listed: unknown = Reflect.get(Object(body), 'events');
  const events = Array.isArray(listed) ? listed.slice(0, maxEvents) : [];
  const found = await findEventErrors({ ctx: c.var.ctx, input: { events } });
  const errors = [...fieldErrors(error), ...found];
  throw new ServiceError('invalid', { detail: invalidProblem(errors).detail, errors });
}
