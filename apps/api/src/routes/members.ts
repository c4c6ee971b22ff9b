import { addMember } from '@percurso/services/members/add-member';
import { changeRole } from '@percurso/services/members/change-role';
import { listMembers } from '@percurso/services/members/list-members';
import {
  Member,
  MemberChange,
  MemberPage,
  NewMember,
} from '@percurso/services/members/member-schema';
import { removeMember } from '@percurso/services/members/remove-member';
import { PageQuery } from '@percurso/services/paging';
import { z } from 'zod';
import { createRouter, declareRoute, jsonBody, jsonResponse, noContent } from '../route-kit.ts';

const tags = ['members'];
const params = z.object({ id: z.uuid() });

const list = declareRoute({
  method: 'get',
  path: '/members',
  tags,
  summary: 'List members',
  requires: 'members:read',
  request: { query: PageQuery },
  responses: { 200: jsonResponse(MemberPage, 'A page of members, oldest first.') },
});

const add = declareRoute({
  method: 'post',
  path: '/members',
  tags,
  summary: 'Add a member who signs in with a password',
  requires: 'members:write',
  request: { body: jsonBody(NewMember) },
  responses: { 201: jsonResponse(Member, 'The member.') },
});

const change = declareRoute({
  method: 'patch',
  path: '/members/{id}',
  tags,
  summary: 'Give a member another role',
  requires: 'members:write',
  request: { params, body: jsonBody(MemberChange) },
  responses: { 200: jsonResponse(Member, 'The member.') },
});

const remove = declareRoute({
  method: 'delete',
  path: '/members/{id}',
  tags,
  summary: 'Take a member out of the workspace',
  requires: 'members:write',
  request: { params },
  responses: { 204: noContent('They belong to it no more.') },
});

export function memberRoutes() {
  return createRouter()
    .openapi(list, async (c) =>
      c.json(await listMembers({ ctx: c.var.ctx, input: c.req.valid('query') }), 200),
    )
    .openapi(add, async (c) =>
      c.json(await addMember({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
    )
    .openapi(change, async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') };
      return c.json(await changeRole({ ctx: c.var.ctx, input }), 200);
    })
    .openapi(remove, async (c) => {
      await removeMember({ ctx: c.var.ctx, input: c.req.valid('param') });
      return c.body(null, 204);
    });
}
