import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { addressHeader } from '../auth.ts';

/** What of better-auth is open; the rest (its own members, invitations, sign-up) is ours to do. */
const open = ['/sign-in/email', '/sign-out', '/get-session', '/change-password'];

export function authRoutes() {
  return new Hono<AppEnv>().on(
    ['GET', 'POST'],
    open.map((path) => `/api/auth${path}`),
    (c) => c.var.deps.auth.handler(withAddress(c)),
  );
}

/**
 * The request with the caller's real address under our own header: behind node-server better-auth
 * sees none, and would count everybody's sign-ins together.
 */
function withAddress(c: Context<AppEnv>): Request {
  const headers = new Headers(c.req.raw.headers);
  headers.delete(addressHeader);
  const address = connectionAddress(c);
  if (address) headers.set(addressHeader, address);
  return new Request(c.req.raw, { headers });
}

/** Null where there is no connection, as in `app.request()`. */
function connectionAddress(c: Context<AppEnv>): string | null {
  const env: unknown = c.env;
  const connected = typeof env === 'object' && env !== null && 'incoming' in env;
  return connected ? (getConnInfo(c).remote.address ?? null) : null;
}
