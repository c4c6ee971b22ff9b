import { explainMessage } from '@percurso/services/messages/explain-message';
import { getMessage } from '@percurso/services/messages/get-message';
import { InteractionAnswer, NewInteraction } from '@percurso/services/messages/interaction-schema';
import { listMessages } from '@percurso/services/messages/list-messages';
import {
  ExplainMessage,
  Message,
  MessageDetail,
  MessageExplanation,
  MessageQuery,
} from '@percurso/services/messages/message-schema';
import { reportInteraction } from '@percurso/services/messages/report-interaction';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['messages'];

const list = declareRoute({
  method: 'get',
  path: '/messages',
  tags,
  summary: 'List messages, newest first',
  requires: 'messages:read',
  request: { query: PageQuery.extend(MessageQuery.shape) },
  responses: { 200: jsonResponse(pageOf(Message), 'A page of messages.') },
});

const get = declareRoute({
  method: 'get',
  path: '/messages/{id}',
  tags,
  summary: 'Read a message with its gates',
  requires: 'messages:read',
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: jsonResponse(MessageDetail, 'The message.') },
});

const report = declareRoute({
  method: 'post',
  path: '/messages/{id}/interactions',
  tags,
  summary: 'Report what was heard of a message: delivered, opened, clicked, bounced, answered',
  requires: 'messages:write',
  request: { params: z.object({ id: z.uuid() }), body: jsonBody(NewInteraction) },
  responses: {
    200: jsonResponse(InteractionAnswer, 'It was reported before.'),
    201: jsonResponse(InteractionAnswer, 'It is recorded.'),
  },
});

const explain = declareRoute({
  method: 'post',
  path: '/messages/explain',
  tags,
  summary: 'Say whether a contact would get the message of a block now, gate by gate',
  requires: 'messages:read',
  request: { body: jsonBody(ExplainMessage) },
  responses: { 200: jsonResponse(MessageExplanation, 'Every gate, and what it looked at.') },
});

export function messageRoutes() {
  return createRouter()
    .openapi(explain, async (c) => {
      const input = c.req.valid('json');
      return c.json(await explainMessage({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listMessages({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(get, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getMessage({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(report, async (c) => {
      const input = { id: c.req.valid('param').id, interaction: c.req.valid('json') };
      const answer = await reportInteraction({ ctx: c.var.ctx, input });
      return answer.duplicate ? c.json(answer, 200) : c.json(answer, 201);
    });
}
