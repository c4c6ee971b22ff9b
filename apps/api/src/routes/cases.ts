import {
  Case,
  CaseDetail,
  CasePatch,
  CaseQuery,
  NewCase,
  PatchedCase,
} from '@percurso/services/cases/case-schema';
import { createCase } from '@percurso/services/cases/create-case';
import { getCase } from '@percurso/services/cases/get-case';
import { listCases } from '@percurso/services/cases/list-cases';
import { updateCase } from '@percurso/services/cases/update-case';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['cases'];
const params = z.object({ case: z.string().min(1).max(50).describe('Its id or its number.') });

const list = declareRoute({
  method: 'get',
  path: '/cases',
  tags,
  summary: 'List or search cases, newest first',
  requires: 'cases:read',
  request: { query: PageQuery.extend(CaseQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Case), 'A page of cases.') },
});

const create = declareRoute({
  method: 'post',
  path: '/cases',
  tags,
  summary: 'Open a case',
  requires: 'cases:write',
  request: { body: jsonBody(NewCase) },
  responses: { 201: jsonResponse(Case, 'The new case.') },
});

const get = declareRoute({
  method: 'get',
  path: '/cases/{case}',
  tags,
  summary: 'Read a case with its history',
  requires: 'cases:read',
  request: { params },
  responses: { 200: jsonResponse(CaseDetail, 'The case.') },
});

const patch = declareRoute({
  method: 'patch',
  path: '/cases/{case}',
  tags,
  summary: 'Change a case',
  requires: 'cases:write',
  request: { params, body: jsonBody(CasePatch) },
  responses: { 200: jsonResponse(PatchedCase, 'The case as it is now, and what it started.') },
});

export function caseRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listCases({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(create, async (c) => {
      const input = c.req.valid('json');
      return c.json(await createCase({ ctx: c.var.ctx, input }), 201);
    })
    .openapi(get, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getCase({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(patch, async (c) => {
      const input = { ...c.req.valid('param'), patch: c.req.valid('json') };
      return c.json(await updateCase({ ctx: c.var.ctx, input }), 200);
    });
}
