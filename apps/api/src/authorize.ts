import { mayDo } from '@percurso/services/access/may-do';
import type { Permission } from '@percurso/services/access/permission';
import { rolesFor } from '@percurso/services/access/role-permissions';
import { findApiKey } from '@percurso/services/api-keys/find-api-key';
import type { Actor } from '@percurso/services/context';
import { findMembership } from '@percurso/services/members/find-membership';
import { ServiceError } from '@percurso/services/service-error';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { askDatabase } from './ask-database.ts';
import { refuseForeignOrigin } from './refuse-foreign-origin.ts';
import type { Requirement } from './route-kit.ts';

interface Caller {
  workspaceId: string;
  actor: Actor;
  sessionId?: string | undefined;
}

/** Finds who asks and in which workspace, refuses what their role or key does not allow, sets `ctx`. */
export function authorize(requires: Requirement): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (requires !== 'public') {
      const { workspaceId, actor, sessionId } = (await keyCaller(c)) ?? (await memberCaller(c));
      if (requires !== 'signed-in' && !mayDo(actor, requires)) throw forbidden(actor, requires);
      const { db, publicUrl, secret, render, workflowPages } = c.var.deps;
      c.set('ctx', { db, workspaceId, actor, publicUrl, secret, render, workflowPages });
      c.set('sessionId', sessionId);
    }
    await next();
  };
}

async function keyCaller(c: Context<AppEnv>): Promise<Caller | null> {
  const header = c.req.header('authorization');
  if (header === undefined) return null;
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header) ?? [];
  const key = token === undefined ? null : await findApiKey(c.var.deps.db, token);
  if (!key) {
    throw new ServiceError('unauthenticated', {
      detail: 'The API key is not valid or was revoked. Send Authorization: Bearer <key>.',
      code: 'api-key-invalid',
    });
  }
  const origin = c.req.header('origin') ?? '';
  if (key.origins.length > 0 && !key.origins.includes(origin)) {
    throw new ServiceError('forbidden', {
      detail: `This is a browser key for ${key.origins.join(', ')}; it cannot be used from ${origin || 'a server'}.`,
      code: 'api-key-foreign-origin',
      values: { origins: key.origins.join(', ') },
    });
  }
  const actor: Actor = { type: 'api-key', keyId: key.id, scopes: key.scopes };
  return { workspaceId: key.workspaceId, actor };
}

async function memberCaller(c: Context<AppEnv>): Promise<Caller> {
  const { db } = c.var.deps;
  const signedIn = await sessionOf(c);
  if (!signedIn) {
    throw new ServiceError('unauthenticated', {
      detail: 'Sign in, or send an API key as Authorization: Bearer <key>.',
      code: 'sign-in-needed',
    });
  }
  refuseForeignOrigin(c);
  const { id: userId, name } = signedIn.user;
  const preferred = signedIn.session.activeOrganizationId ?? null;
  const membership = await findMembership(db, { userId, preferred });
  if (!membership) {
    throw new ServiceError('forbidden', {
      detail: 'You are signed in but belong to no workspace. Ask an admin to add you to one.',
      code: 'no-workspace',
    });
  }
  const { workspaceId, role } = membership;
  const actor: Actor = { type: 'user', userId, name, role };
  return { workspaceId, actor, sessionId: signedIn.session.id };
}

async function sessionOf(c: Context<AppEnv>) {
  const { auth, db } = c.var.deps;
  try {
    return await auth.api.getSession({ headers: c.req.raw.headers });
  } catch (error) {
    await askDatabase(db);
    throw error;
  }
}

function forbidden(actor: Actor, requires: Permission): ServiceError {
  if (actor.type !== 'user') {
    return new ServiceError('forbidden', {
      detail: `The API key lacks the scope ${requires}.`,
      code: 'scope-missing',
      values: { scope: requires },
    });
  }
  const roles = rolesFor(requires);
  return new ServiceError('forbidden', {
    detail: `Your role is ${actor.role}; this needs ${roles.join(' or ')}.`,
    code: 'role-missing',
    values: { role: actor.role, roles: roles.join(', ') },
  });
}
