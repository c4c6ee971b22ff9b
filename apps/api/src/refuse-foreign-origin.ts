import { ServiceError } from '@percurso/services/service-error';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * Refuses a write that a page of another origin sends with the person's cookie. SameSite alone lets
 * every port of the same host through.
 */
export function refuseForeignOrigin(c: Context<AppEnv>): void {
  const origin = c.req.header('origin');
  if (origin === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return;
  const own = [c.req.header('host'), new URL(c.var.deps.publicUrl).host];
  if (URL.canParse(origin) && own.includes(new URL(origin).host)) return;
  throw new ServiceError('forbidden', {
    detail: `Pages of ${origin} may not act for the person signed in here.`,
    code: 'foreign-origin',
    values: { origin },
  });
}
