import { createJourneyTest } from '@percurso/services/journey-tests/create-journey-test';
import { deleteJourneyTest } from '@percurso/services/journey-tests/delete-journey-test';
import {
  JourneyTest,
  JourneyTestList,
  JourneyTestRun,
  JourneyTestWrite,
  RunJourneyTests,
} from '@percurso/services/journey-tests/journey-test-schema';
import { listJourneyTests } from '@percurso/services/journey-tests/list-journey-tests';
import { runJourneyTests } from '@percurso/services/journey-tests/run-journey-tests';
import { updateJourneyTest } from '@percurso/services/journey-tests/update-journey-test';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });
const testParams = params.extend({ testId: z.uuid() });

const list = declareRoute({
  method: 'get',
  path: '/journeys/{id}/tests',
  tags,
  summary: 'List the saved tests of a journey',
  requires: 'journeys:read',
  request: { params },
  responses: { 200: jsonResponse(JourneyTestList, 'The tests, oldest first.') },
});

const create = declareRoute({
  method: 'post',
  path: '/journeys/{id}/tests',
  tags,
  summary: 'Save a test: given this event and person, what has to happen',
  description: 'Saved tests are run whenever the journey is published.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(JourneyTestWrite) },
  responses: { 201: jsonResponse(JourneyTest, 'The new test.') },
});

const update = declareRoute({
  method: 'put',
  path: '/journeys/{id}/tests/{testId}',
  tags,
  summary: 'Replace a saved test',
  requires: 'journeys:write',
  request: { params: testParams, body: jsonBody(JourneyTestWrite) },
  responses: { 200: jsonResponse(JourneyTest, 'The test.') },
});

const remove = declareRoute({
  method: 'delete',
  path: '/journeys/{id}/tests/{testId}',
  tags,
  summary: 'Delete a saved test',
  requires: 'journeys:write',
  request: { params: testParams },
  responses: { 204: noContent('It is gone.') },
});

const run = declareRoute({
  method: 'post',
  path: '/journeys/{id}/tests/run',
  tags,
  summary: 'Run the saved tests of a journey, or those given, by simulation',
  requires: 'journeys:read',
  request: { params, body: jsonBody(RunJourneyTests) },
  responses: { 200: jsonResponse(JourneyTestRun, 'What passed, and what differed.') },
});

export function journeyTestRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('param');
      return c.json(await listJourneyTests({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(create, async (c) => {
      const input = { ...c.req.valid('param'), test: c.req.valid('json') };
      return c.json(await createJourneyTest({ ctx: c.var.ctx, input }), 201);
    })
    .openapi(update, async (c) => {
      const input = { ...c.req.valid('param'), test: c.req.valid('json') };
      return c.json(await updateJourneyTest({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(remove, async (c) => {
      await deleteJourneyTest({ ctx: c.var.ctx, input: c.req.valid('param') });
      return c.body(null, 204);
    })
    .openapi(run, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await runJourneyTests({ ctx: c.var.ctx, input }), 200);
    });
}
