import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { AppEnv } from './app-env.ts';

const day = 86_400;

/**
 * The built web application: hashed files for ever, everything else asked for again, and its one
 * page for every address that is no file, because the pages are its own routes.
 */
export function serveWeb(folder: string) {
  const page = serveStatic<AppEnv>({
    root: folder,
    path: 'index.html',
    onFound: (_path, c) => c.header('cache-control', 'no-cache'),
  });
  return new Hono<AppEnv>()
    .use(compress())
    .get(
      '/assets/*',
      serveStatic<AppEnv>({
        root: folder,
        onFound: (_path, c) => c.header('cache-control', `public, max-age=${365 * day}, immutable`),
      }),
      // A missing file is missing: the page in its place would be cached as a script.
      (c) => c.text('Not found', 404),
    )
    .get(
      '*',
      serveStatic<AppEnv>({
        root: folder,
        onFound: (_path, c) => c.header('cache-control', 'no-cache'),
      }),
      page,
    );
}
