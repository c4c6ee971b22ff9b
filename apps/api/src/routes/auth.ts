import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { askDatabase } from '../ask-database.ts';
import { addressHeader } from '../auth.ts';

/** What of better-auth is open; the rest (its own members, invitations, sign-up) is ours to do. */
const open = ['/sign-in/email', '/sign-out', '/get-session', '/change-password'];

export function authRoutes() {
  return new Hono<AppEnv>().on(
    ['GET', 'POST'],
    open.map((path) => `/api/auth${path}`),
    async (c) => {
      const { auth, db } = c.var.deps;
      const answer = await auth.handler(await withAddress(c));
      if (answer.status >= 500) await askDatabase(db);
      return answer;
    },
  );
}

/**
 * The request with the caller's real address under our own header: behind node-server better-auth
 * sees none, and would count everybody's sign-ins together.
 */
async function withAddress(c: Context<AppEnv>): Promise<Request> {
  const { url, method, headers: sent } = c.req.raw;
  const headers = new Headers(sent);
  headers.delete(addressHeader);
  const address = connectionAddress(c);
  if (address) headers.set(addressHeader, address);
  // A browser always says where a write comes from; a program need not, and has no cookie to abuse.
  if (!headers.has('origin')) headers.set('origin', new URL(c.var.deps.publicUrl).origin);
  // The body was read before to check it, and only Hono kept it.
  return new Request(
    url,
    method === 'POST' ? { method, headers, body: await c.req.text() } : { headers },
  );
}

/** Null where there is no connection, as in `app.request()`. */
function connectionAddress(c: Context<AppEnv>): string | null {
  const env: unknown = c.env;
  const connected = typeof env === 'object' && env !== null && 'incoming' in env;
  return connected ? (getConnInfo(c).remote.address ?? null) : null;
}
