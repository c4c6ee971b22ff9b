import {
  EditLockRelease,
  EditLockRequest,
  HeldEditLock,
  JourneyPulse,
} from '@percurso/services/journeys/edit-lock-schema';
import { holdEditLock } from '@percurso/services/journeys/hold-edit-lock';
import { JourneyNumbers, NumbersVersion } from '@percurso/services/journeys/journey-numbers-schema';
import { releaseEditLock } from '@percurso/services/journeys/release-edit-lock';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';
import { streamJourney } from '../stream-journey.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });

const hold = declareRoute({
  method: 'put',
  path: '/journeys/{id}/lock',
  tags,
  summary: 'Take or renew the lock of the draft, for a person who edits it',
  description:
    'It runs out 90 seconds after it was renewed last. Answers 409 with `lock` where another holds it. While it is held, others can neither save, publish nor discard the draft; API keys need no lock and are bound by the revision alone.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(EditLockRequest) },
  responses: { 200: jsonResponse(HeldEditLock, 'It is held, and how far the draft is.') },
});

const release = declareRoute({
  method: 'delete',
  path: '/journeys/{id}/lock',
  tags,
  summary: 'Give the lock of the draft back',
  requires: 'journeys:write',
  request: { params, query: EditLockRelease },
  responses: { 204: noContent('This page does not hold it any more.') },
});

const stream = declareRoute({
  method: 'get',
  path: '/journeys/{id}/stream',
  tags,
  summary: 'Be told when lock, revision or numbers of a journey change',
  description:
    'Server-sent events: `pulse` with who edits and how far the draft is, `numbers` of the current version, the one asked for or all, `ping` in between. Each says all there is to know, so none is missed by missing one; after a break, `Last-Event-ID` leaves out what was told already. It ends after some minutes, to be opened anew.',
  requires: 'journeys:read',
  request: {
    params,
    query: z.object({ version: NumbersVersion.optional() }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
  },
  responses: {
    200: {
      description: 'The stream.',
      content: {
        'text/event-stream': { schema: z.union([JourneyPulse, JourneyNumbers]) },
      },
    },
  },
});

export function journeyEditingRoutes() {
  return createRouter()
    .openapi(hold, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await holdEditLock({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(release, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      await releaseEditLock({ ctx: c.var.ctx, input });
      return c.body(null, 204);
    })
    .openapi(stream, async (c) => {
      const { id } = c.req.valid('param');
      const { version } = c.req.valid('query');
      const seen = c.req.valid('header')['last-event-id'];
      return await streamJourney(c, { journeyId: id, version, seen });
    });
}
