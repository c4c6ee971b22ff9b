import { HTTPException } from 'hono/http-exception';
import type { AppDeps } from './app-env.ts';
import { problemOf } from './problem.ts';
import { createRouter } from './route-kit.ts';
import { triggerRoutes } from './routes/triggers.ts';

/** The whole HTTP application over its dependencies; `app.request()` is enough to use it. */
export function createApp(deps: AppDeps) {
  const base = createRouter();
  base.use(async (c, next) => {
    c.set('deps', deps);
    await next();
  });
  base.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500) deps.logger.error({ err: error }, 'request failed');
    const cause = error instanceof HTTPException ? error.res?.headers : undefined;
    return c.body(JSON.stringify(problem), problem.status as 500, {
      ...Object.fromEntries(cause ?? []),
      'content-type': 'application/problem+json',
    });
  });
  return base.route('/api/v1', triggerRoutes());
}

/** For typed clients: `hc<AppType>('/')`. */
export type AppType = ReturnType<typeof createApp>;
