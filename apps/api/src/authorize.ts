import { mayDo } from '@percurso/services/access/may-do';
import { rolesFor } from '@percurso/services/access/role-permissions';
import { findApiKey } from '@percurso/services/api-keys/find-api-key';
import type { Actor, ServiceContext } from '@percurso/services/context';
import { findMembership } from '@percurso/services/members/find-membership';
import { ServiceError } from '@percurso/services/service-error';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import type { Requirement } from './route-kit.ts';

/** Finds who asks and in which workspace, refuses what their role or key does not allow, sets `ctx`. */
export function authorize(requires: Requirement): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (requires !== 'public') {
      const ctx = await contextOf(c);
      if (requires !== 'signed-in' && !mayDo(ctx.actor, requires))
        throw forbidden(ctx.actor, requires);
      c.set('ctx', ctx);
    }
    await next();
  };
}

async function contextOf(c: Context<AppEnv>): Promise<ServiceContext> {
  const { db, publicUrl, secret } = c.var.deps;
  const { workspaceId, actor } = (await keyActor(c)) ?? (await memberActor(c));
  return { db, workspaceId, actor, publicUrl, secret };
}

async function keyActor(c: Context<AppEnv>): Promise<{ workspaceId: string; actor: Actor } | null> {
  const header = c.req.header('authorization');
  if (header === undefined) return null;
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header) ?? [];
  const key = token === undefined ? null : await findApiKey(c.var.deps.db, token);
  if (!key) {
    throw new ServiceError('unauthenticated', {
      detail: 'The API key is not valid or was revoked. Send Authorization: Bearer <key>.',
    });
  }
  const actor: Actor = { type: 'api-key', keyId: key.id, scopes: key.scopes };
  return { workspaceId: key.workspaceId, actor };
}

async function memberActor(c: Context<AppEnv>): Promise<{ workspaceId: string; actor: Actor }> {
  const { auth, db } = c.var.deps;
  const session = await auth.api.getSession({ headers: c.req.raw.headers });
  if (!session) {
    throw new ServiceError('unauthenticated', {
      detail: 'Sign in, or send an API key as Authorization: Bearer <key>.',
    });
  }
  const { id: userId, name } = session.user;
  const membership = await findMembership(db, {
    userId,
    preferred: session.session.activeOrganizationId ?? null,
  });
  if (!membership) {
    throw new ServiceError('forbidden', {
      detail: 'You are signed in but belong to no workspace. Ask an admin to add you to one.',
    });
  }
  const { workspaceId, role } = membership;
  return { workspaceId, actor: { type: 'user', userId, name, role } };
}

function forbidden(
  actor: Actor,
  requires: Exclude<Requirement, 'public' | 'signed-in'>,
): ServiceError {
  const detail =
    actor.type === 'user'
      ? `Your role is ${actor.role}; this needs ${rolesFor(requires).join(' or ')}.`
      : `The API key lacks the scope ${requires}.`;
  return new ServiceError('forbidden', { detail });
}
