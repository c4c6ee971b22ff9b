import { HTTPException } from 'hono/http-exception';
import type { AppDeps } from './app-env.ts';
import { problemOf } from './problem.ts';
import { createRouter } from './route-kit.ts';
import { caseRoutes } from './routes/cases.ts';
import { contactRoutes } from './routes/contacts.ts';
import { journeyVersionRoutes } from './routes/journey-versions.ts';
import { journeyRoutes } from './routes/journeys.ts';
import { messageRoutes } from './routes/messages.ts';
import { statusPageRoutes } from './routes/status-page.ts';
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
  return base
    .route('/api/v1', triggerRoutes())
    .route('/api/v1', contactRoutes())
    .route('/api/v1', caseRoutes())
    .route('/api/v1', messageRoutes())
    .route('/api/v1', journeyRoutes())
    .route('/api/v1', journeyVersionRoutes())
    .route('/', statusPageRoutes());
}

/** For typed clients: `hc<AppType>('/')`. */
export type AppType = ReturnType<typeof createApp>;
