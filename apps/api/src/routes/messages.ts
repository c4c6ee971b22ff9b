import { getMessage } from '@percurso/services/messages/get-message';
import { listMessages } from '@percurso/services/messages/list-messages';
import { Message, MessageDetail, MessageQuery } from '@percurso/services/messages/message-schema';
import { PageQuery, pageOf } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonResponse } from '../route-kit.ts';

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

export function messageRoutes() {
  return createRouter()
    .openapi(list, async (c) => {
      const input = c.req.valid('query');
      return c.json(await listMessages({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(get, async (c) => {
      const input = c.req.valid('param');
      return c.json(await getMessage({ ctx: c.var.ctx, input }), 200);
    });
}
