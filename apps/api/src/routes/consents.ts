import {
  Consent,
  ConsentItem,
  ConsentPoint,
  ConsentQuery,
} from '@percurso/services/consents/consent-schema';
import { listConsentHistory } from '@percurso/services/consents/list-consent-history';
import { searchConsents } from '@percurso/services/consents/search-consents';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonResponse } from '../route-kit.ts';

const tags = ['consents'];

const list = declareRoute({
  method: 'get',
  path: '/consents',
  tags,
  summary: 'List or search what holds for each contact point and purpose, recorded last first',
  requires: 'contacts:read',
  request: { query: PageQuery.extend(ConsentQuery.shape) },
  responses: { 200: jsonResponse(pageOf(ConsentItem), 'A page of consents.') },
});

const history = declareRoute({
  method: 'get',
  path: '/consents/history',
  tags,
  summary: 'Everything recorded for a contact point, newest first',
  requires: 'contacts:read',
  request: { query: ConsentPoint },
  responses: { 200: jsonResponse(z.object({ items: z.array(Consent) }), 'Its history.') },
});

export function consentRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await searchConsents({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(history, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listConsentHistory({ ctx: c.var.ctx, input }), 200);
    });
}
