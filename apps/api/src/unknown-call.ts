import { ServiceError } from '@percurso/services/service-error';
import type { Context } from 'hono';

/** Answers a call that does not exist; without it the web page would be sent, with 200. */
export function unknownCall(c: Context): never {
  throw new ServiceError('not-found', {
    detail: `There is no ${c.req.method} ${c.req.path}; /api/docs lists every call.`,
    code: 'unknown-call',
    values: { call: `${c.req.method} ${c.req.path}` },
  });
}
