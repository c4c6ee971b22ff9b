import { JourneyDocument } from '@percurso/journey/document';
import { checkJourney } from '@percurso/services/journeys/check-journey';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { deleteJourney } from '@percurso/services/journeys/delete-journey';
import { discardDraft } from '@percurso/services/journeys/discard-draft';
import { duplicateJourney } from '@percurso/services/journeys/duplicate-journey';
import { editJourney } from '@percurso/services/journeys/edit-journey';
import { exportJourney } from '@percurso/services/journeys/export-journey';
import { getJourney } from '@percurso/services/journeys/get-journey';
import {
  DraftWrite,
  Journey,
  JourneyCheck,
  JourneyQuery,
  JourneySummary,
  NewJourney,
  SavedDraft,
} from '@percurso/services/journeys/journey-schema';
import { listJourneys } from '@percurso/services/journeys/list-journeys';
import { saveDraft } from '@percurso/services/journeys/save-draft';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['journeys'];
const params = z.object({ id: z.uuid() });

const list = declareRoute({
  method: 'get',
  path: '/journeys',
  tags,
  summary: 'List or search journeys, those changed last first',
  description: 'Archived ones are listed only with `state=archived`.',
  requires: 'journeys:read',
  request: { query: PageQuery.extend(JourneyQuery.shape) },
  responses: { 200: jsonResponse(pageOf(JourneySummary), 'A page of journeys.') },
});

const create = declareRoute({
  method: 'post',
  path: '/journeys',
  tags,
  summary: 'Create a journey, from a document or empty on a trigger',
  requires: 'journeys:write',
  request: { body: jsonBody(NewJourney) },
  responses: { 201: jsonResponse(Journey, 'The new journey, a draft.') },
});

const get = declareRoute({
  method: 'get',
  path: '/journeys/{id}',
  tags,
  summary: 'Read a journey with its draft or its current version',
  requires: 'journeys:read',
  request: { params },
  responses: { 200: jsonResponse(Journey, 'The journey.') },
});

const remove = declareRoute({
  method: 'delete',
  path: '/journeys/{id}',
  tags,
  summary: 'Delete a journey that was never published',
  requires: 'journeys:write',
  request: { params },
  responses: { 204: noContent('It is gone.') },
});

const save = declareRoute({
  method: 'put',
  path: '/journeys/{id}/draft',
  tags,
  summary: 'Save the draft, based on a revision',
  description:
    'Answers 409 with `revision`, `updatedBy` and `updatedAt` where it was changed meanwhile, or with `lock` where somebody else is editing it.',
  requires: 'journeys:write',
  request: { params, body: jsonBody(DraftWrite) },
  responses: { 200: jsonResponse(SavedDraft, 'Saved, with what is wrong in it.') },
});

const discard = declareRoute({
  method: 'delete',
  path: '/journeys/{id}/draft',
  tags,
  summary: 'Throw the draft away and keep the current version',
  requires: 'journeys:write',
  request: { params, query: z.object({ revision: z.coerce.number().int().optional() }) },
  responses: { 200: jsonResponse(Journey, 'The journey without a draft.') },
});

const edit = declareRoute({
  method: 'post',
  path: '/journeys/{id}/edit',
  tags,
  summary: 'Make a draft from the current version',
  requires: 'journeys:write',
  request: { params },
  responses: { 200: jsonResponse(Journey, 'The journey with a draft.') },
});

const check = declareRoute({
  method: 'post',
  path: '/journeys/{id}/check',
  tags,
  summary: 'Say what is wrong in a journey, and what publishing would warn of',
  requires: 'journeys:read',
  request: { params },
  responses: { 200: jsonResponse(JourneyCheck, 'Problems and warnings.') },
});

const duplicate = declareRoute({
  method: 'post',
  path: '/journeys/{id}/duplicate',
  tags,
  summary: 'Make a new draft with the same document',
  requires: 'journeys:write',
  request: { params },
  responses: { 201: jsonResponse(Journey, 'The copy.') },
});

const exported = declareRoute({
  method: 'get',
  path: '/journeys/{id}/export',
  tags,
  summary: 'Save the document of a journey as a file',
  description:
    'The draft, else the current version. `POST /journeys` takes it again as `document`.',
  requires: 'journeys:read',
  request: {
    params,
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
  },
  responses: { 200: jsonResponse(JourneyDocument, 'The document, as a file.') },
});

export function journeyRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listJourneys({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(create, async (c) => {
      const input = c.req.valid('json');
      return c.json(await createJourney({ ctx: c.var.ctx, input }), 201);
    })
    .openapi(get, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(remove, async (c) => {
      await deleteJourney({ ctx: c.var.ctx, input: c.req.valid('param') });
      return c.body(null, 204);
    })
    .openapi(save, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await saveDraft({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(discard, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await discardDraft({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(edit, async (c) => {
      const input = c.req.valid('param');
      return c.json(await editJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(check, async (c) => {
      const input = c.req.valid('param');
      return c.json(await checkJourney({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(exported, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      const { document, fileName } = await exportJourney({ ctx: c.var.ctx, input });
      c.header('content-disposition', `attachment; filename="${fileName}"`);
      return c.json(document, 200);
    })
    .openapi(duplicate, async (c) => {
      const input = c.req.valid('param');
      return c.json(await duplicateJourney({ ctx: c.var.ctx, input }), 201);
    });
}
