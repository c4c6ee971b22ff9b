import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { allowBrowsers } from './allow-browsers.ts';
import { answerError } from './answer-error.ts';
import { apiDocsPage } from './api-docs-page.ts';
import type { AppDeps, AppEnv } from './app-env.ts';
import { checkJson, limitBody } from './check-body.ts';
import { openApiDocument } from './open-api.ts';
import { createRouter } from './route-kit.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { authRoutes } from './routes/auth.ts';
import { caseRoutes } from './routes/cases.ts';
import { channelRoutes } from './routes/channels.ts';
import { consentRoutes } from './routes/consents.ts';
import { contactImportRoutes } from './routes/contact-imports.ts';
import { contactRoutes } from './routes/contacts.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { healthBalanceRoutes } from './routes/health-balances.ts';
import { journeyEditingRoutes } from './routes/journey-editing.ts';
import { journeyLifeRoutes } from './routes/journey-life.ts';
import { journeyTestRoutes } from './routes/journey-tests.ts';
import { journeyVersionRoutes } from './routes/journey-versions.ts';
import { journeyRoutes } from './routes/journeys.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { messageRoutes } from './routes/messages.ts';
import { setupRoutes } from './routes/setup.ts';
import { simulationRoutes } from './routes/simulations.ts';
import { statusPageRoutes } from './routes/status-page.ts';
import { triggerRoutes } from './routes/triggers.ts';
import { serveWeb } from './serve-web.ts';
import { unknownCall } from './unknown-call.ts';

/** The whole HTTP application over its dependencies; `app.request()` is enough to use it. */
export function createApp(deps: AppDeps) {
  const base = createRouter();
  base.onError(answerError);
  base.use(async (c, next) => {
    c.set('deps', deps);
    await next();
  });
  base.use(secureHeaders({ strictTransportSecurity: deps.publicUrl.startsWith('https:') }));
  base.use('/api/v1/events', allowBrowsers);
  base.use('/api/*', limitBody, checkJson);
  const app = base
    .route('/api/v1', triggerRoutes())
    .route('/api/v1', eventRoutes())
    .route('/api/v1', contactRoutes())
    .route('/api/v1', contactImportRoutes())
    .route('/api/v1', consentRoutes())
    .route('/api/v1', caseRoutes())
    .route('/api/v1', messageRoutes())
    .route('/api/v1', journeyRoutes())
    .route('/api/v1', journeyEditingRoutes())
    .route('/api/v1', journeyVersionRoutes())
    .route('/api/v1', journeyLifeRoutes())
    .route('/api/v1', simulationRoutes())
    .route('/api/v1', journeyTestRoutes())
    .route('/api/v1', channelRoutes())
    .route('/api/v1', apiKeyRoutes())
    .route('/api/v1', memberRoutes())
    .route('/api/v1', healthBalanceRoutes())
    .route('/api/v1', meRoutes())
    .route('/api/v1', setupRoutes())
    .route('/', statusPageRoutes());
  base.route('/', authRoutes());
  base.route('/', healthRoutes());
  base.route('/', docsRoutes(openApiDocument(base, deps.publicUrl)));
  base.all('/api/*', unknownCall);
  if (deps.webFolder !== undefined) base.route('/', serveWeb(deps.webFolder));
  base.notFound(unknownCall);
  return app;
}

/** For typed clients: `hc<AppType>('/')`. */
export type AppType = ReturnType<typeof createApp>;

function docsRoutes(document: ReturnType<typeof openApiDocument>) {
  const page = apiDocsPage(document);
  return new Hono<AppEnv>()
    .get('/api/v1/openapi.json', (c) => c.json(document, 200))
    .get('/api/docs', async (c) => c.html(await page));
}
