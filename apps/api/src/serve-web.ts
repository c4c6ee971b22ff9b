import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnv } from './app-env.ts';

const year = 365 * 86_400;

/**
 * The built web application: hashed files for ever, everything else asked for again, and its one
 * page for every address that is no file, because the pages are its own routes.
 */
export function serveWeb(folder: string) {
  const file = serveStatic<AppEnv>({ root: folder });
  const page = serveStatic<AppEnv>({ root: folder, path: 'index.html' });
  // A missing file is missing: the page in its place would be cached as a script.
  const missing: MiddlewareHandler<AppEnv> = async (c) => c.text('Not found', 404);
  return new Hono<AppEnv>()
    .use(compress())
    .get('/assets/*', cacheAs(`public, max-age=${year}, immutable`), file, missing)
    .get('*', cacheAs('no-cache'), file, page);
}

/** Said of what was found only, and after it was: serveStatic makes its answer before its hook. */
function cacheAs(value: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', value);
  };
}
