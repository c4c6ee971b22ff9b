import { changeLabels } from '@percurso/services/journeys/change-labels';
import { getNumbers } from '@percurso/services/journeys/get-numbers';
import { getVersion } from '@percurso/services/journeys/get-version';
import {
  JourneyNumbers,
  NumbersFilter,
  NumbersVersion,
  PeopleQuery,
  Person,
  PersonPath,
  Refusal,
  RefusalsQuery,
} from '@percurso/services/journeys/journey-numbers-schema';
import {
  Journey,
  JourneyVersion,
  JourneyVersionDetail,
  LabelWrite,
} from '@percurso/services/journeys/journey-schema';
import { listPeople } from '@percurso/services/journeys/list-people';
import { listRefusals } from '@percurso/services/journeys/list-refusals';
import { listVersions } from '@percurso/services/journeys/list-versions';
import { previewPublish } from '@percurso/services/journeys/preview-publish';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import {
  PublishJourney,
  PublishPreview,
  RollBackJourney,
} from '@percurso/services/journeys/publish-schema';
import { readPath } from '@percurso/services/journeys/read-path';
import { rollBackJourney } from '@percurso/services/journeys/roll-back-journey';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });

const publish = declareRoute({
  method: 'post',
  path: '/journeys/{id}/publish',
  tags,
  summary: 'Publish the draft as the next version',
  description:
    'People inside older versions finish there, are moved, or leave, as `inside` says; rows follow the answer in pages. A draft that changes nothing but names and notes makes no new version: the current one takes them. Answers 422 with `problems` where the draft has errors, 409 where it was changed.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(PublishJourney) },
  responses: {
    200: jsonResponse(
      z.object({ version: JourneyVersionDetail }),
      'The version that is current now.',
    ),
  },
});

const labels = declareRoute({
  method: 'patch',
  path: '/journeys/{id}/labels',
  tags,
  summary: 'Change names and notes of the current version, without a new one',
  description:
    'Who did it when is kept with the version. Answers 409 while there is a draft, 422 for a step that is not there.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(LabelWrite) },
  responses: { 200: jsonResponse(Journey, 'The journey with its new names and notes.') },
});

const preview = declareRoute({
  method: 'get',
  path: '/journeys/{id}/publish-preview',
  tags,
  summary: 'Count the people inside whom publishing would touch, by block',
  description: 'Of the draft, or of the older version that is to be rolled back to.',
  requires: 'journeys:read',
  request: {
    params,
    query: z.object({ toVersion: z.coerce.number().int().positive().optional() }),
  },
  responses: { 200: jsonResponse(PublishPreview, 'People by block, and what becomes of it.') },
});

const rollBack = declareRoute({
  method: 'post',
  path: '/journeys/{id}/rollback',
  tags,
  summary: 'Publish the document of an older version as the next one',
  description: 'The draft stays as it is. Answers 422 where what the version refers to is gone.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(RollBackJourney) },
  responses: {
    200: jsonResponse(z.object({ version: JourneyVersionDetail }), 'The new version.'),
  },
});

const versions = declareRoute({
  method: 'get',
  path: '/journeys/{id}/versions',
  tags,
  summary: 'List what was published of a journey, newest first',
  requires: 'journeys:read',
  request: { params, query: PageQuery },
  responses: { 200: jsonResponse(pageOf(JourneyVersion), 'A page of versions.') },
});

const version = declareRoute({
  method: 'get',
  path: '/journeys/{id}/versions/{number}',
  tags,
  summary: 'Read a version with its document',
  requires: 'journeys:read',
  request: { params: params.extend({ number: z.coerce.number().int().positive() }) },
  responses: { 200: jsonResponse(JourneyVersionDetail, 'The version.') },
});

const numbers = declareRoute({
  method: 'get',
  path: '/journeys/{id}/numbers',
  tags,
  summary: 'Count who entered, stands at, passed and left each block of a version, or of all',
  description:
    'With `from`, `to` or `channel`, of the people who came in then or were sent something by it: where they have gone until now, whenever that was. `refused` then tells the events of that time. Test runs are never counted.',
  requires: 'journeys:read',
  request: {
    params,
    query: NumbersFilter.extend({ version: NumbersVersion.optional() }),
  },
  responses: { 200: jsonResponse(JourneyNumbers, 'The numbers, of one instant.') },
});

const people = declareRoute({
  method: 'get',
  path: '/journeys/{id}/people',
  tags,
  summary: 'List who is or was in a journey',
  description:
    'With `from`, `to` or `channel`, those whom `numbers` counts with the same: test runs are left out. With `count`, exactly those behind that number of `block`, or of the entry: a row for each time, with when and why.',
  requires: 'journeys:read',
  request: { params, query: PageQuery.extend(PeopleQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Person), 'A page of people.') },
});

const path = declareRoute({
  method: 'get',
  path: '/journeys/{id}/people/{enrolmentId}/path',
  tags,
  summary: 'Tell the way of one person through a journey',
  description: 'Each block they left, by which port and when; empty for nobody of this journey.',
  requires: 'journeys:read',
  request: { params: params.extend({ enrolmentId: z.uuid() }) },
  responses: { 200: jsonResponse(PersonPath, 'The way, in order.') },
});

const refusals = declareRoute({
  method: 'get',
  path: '/journeys/{id}/refusals',
  tags,
  summary: 'List the events that did not lead into a journey, with why',
  requires: 'journeys:read',
  request: { params, query: PageQuery.extend(RefusalsQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Refusal), 'A page of refusals.') },
});

export function journeyVersionRoutes() {
  return createRouter()
    .openapi(publish, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await publishJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(labels, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await changeLabels({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(preview, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await previewPublish({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(rollBack, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await rollBackJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(versions, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listVersions({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(version, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getVersion({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(numbers, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await getNumbers({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(people, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listPeople({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(path, async (c) => {
      const input = c.req.valid('param');
      return c.json(await readPath({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(refusals, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listRefusals({ ctx: c.var.ctx, input }), 200);
    });
}
