import { createHash } from 'node:crypto';
import { ServiceError } from '@percurso/services/service-error';
import type { StatusPage } from '@percurso/services/status-page/get-status-page';
import { getStatusPage } from '@percurso/services/status-page/get-status-page';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { acceptedLanguage } from '../status-page/accepted-language.ts';
import { renderStatusPage } from '../status-page/render-status-page.ts';
import { statusPageScript } from '../status-page/status-page-script.ts';
import { statusPageStyle } from '../status-page/status-page-style.ts';

/** The public page that a message links to. The token in its address is the only permission. */
export function statusPageRoutes() {
  const policy = contentPolicy();
  return new Hono<AppEnv>().get('/s/:token', async (c) => {
    const page = await findPage(c, c.req.param('token'));
    const language = acceptedLanguage(c.req.header('accept-language'));
    return c.html(renderStatusPage({ page, language }), page ? 200 : 404, {
      'content-security-policy': policy,
      'content-language': language,
      vary: 'Accept-Language',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
}

async function findPage(c: Context<AppEnv>, token: string): Promise<StatusPage | null> {
  try {
    return await getStatusPage({ sql: c.var.deps.db.sql, token });
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not-found') return null;
    throw error;
  }
}

function contentPolicy(): string {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hashOf(statusPageStyle)}'`,
    `script-src 'sha256-${hashOf(statusPageScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
