import { checkReady } from '@percurso/services/health/check-ready';
import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** For whoever watches over the process: alive, and able to answer. */
export function healthRoutes() {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }, 200))
    .get('/readyz', async (c) => {
      const ready = await checkReady(c.var.deps.db);
      return ready ? c.json({ status: 'ok' }, 200) : c.json({ status: 'database' }, 503);
    });
}
