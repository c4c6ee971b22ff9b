import {
  ChannelHealthList,
  ChannelTest,
  SendTest,
} from '@percurso/services/channels/channel-health-schema';
import {
  Channel,
  ChannelCap,
  ChannelList,
  ChannelName,
  ChannelQuietTimes,
  ChannelSenders,
  ChannelSettings,
} from '@percurso/services/channels/channel-schema';
import { getChannelHealth } from '@percurso/services/channels/get-channel-health';
import { listChannels } from '@percurso/services/channels/list-channels';
import { sendTest } from '@percurso/services/channels/send-test';
import { setCap } from '@percurso/services/channels/set-cap';
import { setChannel } from '@percurso/services/channels/set-channel';
import { setQuietTimes } from '@percurso/services/channels/set-quiet-times';
import { setSenders } from '@percurso/services/channels/set-senders';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse } from '../route-kit.ts';

const tags = ['channels'];

const list = declareRoute({
  method: 'get',
  path: '/channels',
  tags,
  summary: 'List who delivers each channel',
  requires: 'channels:read',
  responses: { 200: jsonResponse(ChannelList, 'Both channels.') },
});

const set = declareRoute({
  method: 'put',
  path: '/channels/{channel}',
  tags,
  summary: 'Choose who delivers a channel',
  requires: 'channels:write',
  request: { params: z.object({ channel: ChannelName }), body: jsonBody(ChannelSettings) },
  responses: { 200: jsonResponse(Channel, 'The channel, without credentials.') },
});

const cap = declareRoute({
  method: 'put',
  path: '/channels/{channel}/cap',
  tags,
  summary: 'Say how many commercial messages one contact gets by a channel at most',
  requires: 'channels:write',
  request: { params: z.object({ channel: ChannelName }), body: jsonBody(ChannelCap) },
  responses: { 200: jsonResponse(Channel, 'The channel with its cap.') },
});

const quietTimes = declareRoute({
  method: 'put',
  path: '/channels/{channel}/quiet-times',
  tags,
  summary: 'Say when messages of a channel go out, and what becomes of them at other times',
  description:
    'Hours are those of the contact’s time zone. Acts at once on messages to come; those held already are judged again when their time comes.',
  requires: 'channels:write',
  request: { params: z.object({ channel: ChannelName }), body: jsonBody(ChannelQuietTimes) },
  responses: { 200: jsonResponse(Channel, 'The channel with its quiet times.') },
});

const senders = declareRoute({
  method: 'put',
  path: '/channels/{channel}/senders',
  tags,
  summary: 'Say as whom messages of journeys may be sent beside the channel’s own sender',
  requires: 'channels:write',
  request: {
    params: z.object({ channel: ChannelName.extract(['sms']) }),
    body: jsonBody(ChannelSenders),
  },
  responses: { 200: jsonResponse(Channel, 'The channel with its senders.') },
});

const health = declareRoute({
  method: 'get',
  path: '/channels/health',
  tags,
  summary: 'Tell how each channel does: last accepted, failures by reason, what is due',
  description:
    'What was accepted last is looked for among the newest 20,000 messages of the workspace; failures are counted up to 20,000.',
  requires: 'channels:read',
  responses: { 200: jsonResponse(ChannelHealthList, 'Both channels.') },
});

const test = declareRoute({
  method: 'post',
  path: '/channels/{channel}/test',
  tags,
  summary: 'Send one message, marked TEST, through who delivers the channel',
  description:
    'Answers what the provider answered. It is in no numbers and under no cap and in no quiet time, asks for no consent, and waits for its turn under the rate of the gateway, for ten seconds at most.',
  requires: 'channels:write',
  request: { params: z.object({ channel: ChannelName }), body: jsonBody(SendTest) },
  responses: { 200: jsonResponse(ChannelTest, 'The message, and what became of it.') },
});

export function channelRoutes() {
  return createRouter()
    .openapi(list, async (c) => c.json(await listChannels({ ctx: c.var.ctx }), 200))
    .openapi(health, async (c) => c.json(await getChannelHealth({ ctx: c.var.ctx }), 200))
    .openapi(test, async (c) => {
      const input = { channel: c.req.valid('param').channel, ...c.req.valid('json') };
      return c.json(await sendTest({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(set, async (c) => {
      const input = { channel: c.req.valid('param').channel, settings: c.req.valid('json') };
      return c.json(await setChannel({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(senders, async (c) => {
      const input = { channel: c.req.valid('param').channel, ...c.req.valid('json') };
      return c.json(await setSenders({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(quietTimes, async (c) => {
      const input = { channel: c.req.valid('param').channel, ...c.req.valid('json') };
      return c.json(await setQuietTimes({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(cap, async (c) => {
      const input = { channel: c.req.valid('param').channel, ...c.req.valid('json') };
      return c.json(await setCap({ ctx: c.var.ctx, input }), 200);
    });
}
