import { isAllowedOrigin } from '@percurso/services/api-keys/is-allowed-origin';
import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * CORS for `POST /events`, the one call pages of other origins may make, and only from the origins
 * of some browser key. The key itself is checked by the call: a preflight carries none.
 */
export const allowBrowsers: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header('origin');
  const allowed = origin !== undefined && (await isAllowedOrigin(c.var.deps.db, origin));
  if (c.req.method === 'OPTIONS') {
    c.header('vary', 'origin');
    if (allowed) {
      c.header('access-control-allow-origin', origin);
      c.header('access-control-allow-methods', 'POST');
      c.header('access-control-allow-headers', 'authorization, content-type');
      c.header('access-control-max-age', '600');
    }
    return c.body(null, 204);
  }
  await next();
  c.res.headers.append('vary', 'origin');
  if (allowed) c.res.headers.set('access-control-allow-origin', origin);
  return undefined;
};
