import { archiveJourney } from '@percurso/services/journeys/archive-journey';
import {
  ArchiveJourney,
  PausedJourney,
  PauseQuery,
  ResumePreview,
  StopJourney,
} from '@percurso/services/journeys/journey-life-schema';
import { Journey } from '@percurso/services/journeys/journey-schema';
import { pauseJourney } from '@percurso/services/journeys/pause-journey';
import { previewResume } from '@percurso/services/journeys/preview-resume';
import { resumeJourney } from '@percurso/services/journeys/resume-journey';
import { startJourney } from '@percurso/services/journeys/start-journey';
import { StartedJourney, StartJourney } from '@percurso/services/journeys/start-journey-schema';
import { stopJourney } from '@percurso/services/journeys/stop-journey';
import { unarchiveJourney } from '@percurso/services/journeys/unarchive-journey';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });

const pause = declareRoute({
  method: 'post',
  path: '/journeys/{id}/pause',
  tags,
  summary: 'Pause a journey: timers stand still, nothing is sent, nobody is dropped',
  description:
    'Answers once no message is under way any more, at most 30 s later. People still enter, and events still count. Answers 409 where the journey is not live; asked again, it only waits.',
  requires: 'journeys:write',
  request: { params, query: PauseQuery },
  responses: { 200: jsonResponse(PausedJourney, 'The paused journey.') },
});

const resumePreview = declareRoute({
  method: 'get',
  path: '/journeys/{id}/resume-preview',
  tags,
  summary: 'Count who would be due if a paused journey were resumed now',
  description: 'Answers 409 where the journey is not paused.',
  requires: 'journeys:read',
  request: { params },
  responses: { 200: jsonResponse(ResumePreview, 'People by when they are due, and by block.') },
});

const resume = declareRoute({
  method: 'post',
  path: '/journeys/{id}/resume',
  tags,
  summary: 'Resume a paused journey: each timer goes on with what was left of it',
  description: 'Answers 409 where the journey is not paused.',
  requires: 'journeys:write',
  request: { params },
  responses: { 200: jsonResponse(Journey, 'The live journey.') },
});

const stop = declareRoute({
  method: 'post',
  path: '/journeys/{id}/stop',
  tags,
  summary: 'Stop a journey, or one version of it: nobody enters, and everybody inside leaves',
  description: 'The flag holds from the answer on; the people inside leave in pages after it.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(StopJourney) },
  responses: { 200: jsonResponse(Journey, 'The journey, stopped unless newer versions run.') },
});

const start = declareRoute({
  method: 'post',
  path: '/journeys/{id}/start',
  tags,
  summary: 'Start a customer in this journey alone, for real',
  description:
    'Stores an event of the trigger the journey starts on; no other journey considers it. Conditions, re-entry and caps hold as for every event: GET /events/{eventId} tells whether the customer entered, and why not.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(StartJourney) },
  responses: { 202: jsonResponse(StartedJourney, 'Accepted; the router decides.') },
});

const archive = declareRoute({
  method: 'post',
  path: '/journeys/{id}/archive',
  tags,
  summary: 'Archive a journey: hidden in lists, and only read from then on',
  description:
    'Answers 409 with `inside` where it is live or people are inside, unless `stop` says to stop it first.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(ArchiveJourney) },
  responses: { 200: jsonResponse(Journey, 'The archived journey.') },
});

const unarchive = declareRoute({
  method: 'post',
  path: '/journeys/{id}/unarchive',
  tags,
  summary: 'Take a journey out of the archive, stopped or a draft',
  requires: 'journeys:write',
  request: { params },
  responses: { 200: jsonResponse(Journey, 'The journey.') },
});

export function journeyLifeRoutes() {
  return createRouter()
    .openapi(pause, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await pauseJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(resumePreview, async (c) => {
      const input = c.req.valid('param');
      return c.json(await previewResume({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(resume, async (c) => {
      const input = c.req.valid('param');
      return c.json(await resumeJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(stop, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await stopJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(start, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await startJourney({ ctx: c.var.ctx, input }), 202);
    })
    .openapi(archive, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await archiveJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(unarchive, async (c) => {
      const input = c.req.valid('param');
      return c.json(await unarchiveJourney({ ctx: c.var.ctx, input }), 200);
    });
}
