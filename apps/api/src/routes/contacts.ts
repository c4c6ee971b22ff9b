import { Consent, NewConsent } from '@percurso/services/consents/consent-schema';
import { listConsents } from '@percurso/services/consents/list-consents';
import { setConsent } from '@percurso/services/consents/set-consent';
import {
  Contact,
  ContactAttribute,
  ContactFields,
  ContactQuery,
  NewContact,
} from '@percurso/services/contacts/contact-schema';
import { createContact } from '@percurso/services/contacts/create-contact';
import { Enrolment, EnrolmentQuery } from '@percurso/services/contacts/enrolment-schema';
import { eraseContact } from '@percurso/services/contacts/erase-contact';
import { getContact } from '@percurso/services/contacts/get-contact';
import { listContactAttributes } from '@percurso/services/contacts/list-contact-attributes';
import { listContacts } from '@percurso/services/contacts/list-contacts';
import { listEnrolments } from '@percurso/services/contacts/list-enrolments';
import { mergeContact } from '@percurso/services/contacts/merge-contact';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import { countMessages, MessageCounts } from '@percurso/services/messages/count-messages';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { listTimeline } from '@percurso/services/timeline/list-timeline';
import { TimelineEntry, TimelineQuery } from '@percurso/services/timeline/timeline-schema';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['contacts'];
const params = z.object({
  contact: z.string().min(1).max(300).describe('Our id (`con_…`) or your external id.'),
});

const list = declareRoute({
  method: 'get',
  path: '/contacts',
  tags,
  summary: 'List or search contacts, newest first',
  requires: 'contacts:read',
  request: { query: PageQuery.extend(ContactQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Contact), 'A page of contacts.') },
});

const attributes = declareRoute({
  method: 'get',
  path: '/contact-attributes',
  tags,
  summary: 'List the own attributes that contacts were given, by name',
  requires: 'contacts:read',
  responses: {
    200: jsonResponse(z.object({ items: z.array(ContactAttribute) }), 'The attributes.'),
  },
});

const create = declareRoute({
  method: 'post',
  path: '/contacts',
  tags,
  summary: 'Create a contact',
  requires: 'contacts:write',
  request: { body: jsonBody(NewContact) },
  responses: { 201: jsonResponse(Contact, 'The new contact.') },
});

const get = declareRoute({
  method: 'get',
  path: '/contacts/{contact}',
  tags,
  summary: 'Read a contact',
  requires: 'contacts:read',
  request: { params },
  responses: { 200: jsonResponse(Contact, 'The contact.') },
});

const upsert = declareRoute({
  method: 'put',
  path: '/contacts/{contact}',
  tags,
  summary: 'Write fields of a contact, creating it where the external id is new',
  requires: 'contacts:write',
  request: { params, body: jsonBody(ContactFields) },
  responses: { 200: jsonResponse(Contact, 'The contact as it is now.') },
});

const timeline = declareRoute({
  method: 'get',
  path: '/contacts/{contact}/timeline',
  tags,
  summary: 'What happened with a contact, newest first',
  requires: 'contacts:read',
  request: { params, query: PageQuery.extend(TimelineQuery.shape) },
  responses: { 200: jsonResponse(pageOf(TimelineEntry), 'A page of the timeline.') },
});

const enrolments = declareRoute({
  method: 'get',
  path: '/contacts/{contact}/enrolments',
  tags,
  summary: 'List the journeys a contact is in or was, with the step where it stands',
  requires: 'contacts:read',
  request: { params, query: PageQuery.extend(EnrolmentQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Enrolment), 'A page of enrolments, the newest first.') },
});

const messageCounts = declareRoute({
  method: 'get',
  path: '/contacts/{contact}/message-counts',
  tags,
  summary: 'How many messages of each channel were sent to the contact, and what was heard of them',
  requires: 'contacts:read',
  request: { params },
  responses: {
    200: jsonResponse(z.object({ items: z.array(MessageCounts) }), 'One for each channel.'),
  },
});

const readConsent = declareRoute({
  method: 'get',
  path: '/contacts/{contact}/consent',
  tags,
  summary: 'What the contact agreed to, by contact point and purpose',
  requires: 'contacts:read',
  request: { params },
  responses: {
    200: jsonResponse(z.object({ items: z.array(Consent) }), 'The newest record of each.'),
  },
});

const writeConsent = declareRoute({
  method: 'put',
  path: '/contacts/{contact}/consent',
  tags,
  summary: 'Record that a contact point opted in or out',
  requires: 'contacts:write',
  request: { params, body: jsonBody(NewConsent) },
  responses: { 200: jsonResponse(Consent, 'What holds now.') },
});

const erase = declareRoute({
  method: 'delete',
  path: '/contacts/{contact}',
  tags,
  summary: 'Erase everything personal of a contact',
  requires: 'contacts:write',
  request: { params },
  responses: { 204: noContent('Nothing personal of the contact is left.') },
});

const merge = declareRoute({
  method: 'post',
  path: '/contacts/{contact}/merge',
  tags,
  summary: 'Merge a contact into another one',
  requires: 'contacts:write',
  request: { params, body: jsonBody(z.object({ into: z.string().min(1).max(300) })) },
  responses: { 200: jsonResponse(Contact, 'The contact that both are now.') },
});

export function contactRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listContacts({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(attributes, async (c) => c.json(await listContactAttributes({ ctx: c.var.ctx }), 200))
    .openapi(create, async (c) => {
      const input = c.req.valid('json');
      return c.json(await createContact({ ctx: c.var.ctx, input }), 201);
    })
    .openapi(get, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getContact({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(erase, async (c) => {
      await eraseContact({ ctx: c.var.ctx, input: c.req.valid('param') });
      return c.body(null, 204);
    })
    .openapi(merge, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await mergeContact({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(upsert, async (c) => {
      const input = { ...c.req.valid('param'), fields: c.req.valid('json') };
      return c.json(await upsertContact({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(timeline, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listTimeline({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(enrolments, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('query') };
      return c.json(await listEnrolments({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(messageCounts, async (c) => {
      const input = c.req.valid('param');
      return c.json(await countMessages({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(readConsent, async (c) => {
      const input = c.req.valid('param');
      return c.json(await listConsents({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(writeConsent, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await setConsent({ ctx: c.var.ctx, input }), 200);
    });
}
