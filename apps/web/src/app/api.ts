import type { AppType } from '@percurso/api/app';
import { hc } from 'hono/client';

/** The typed client of `/api/v1`; wrap each call in `readAnswer`. */
export const api = hc<AppType>('/', { init: { credentials: 'include' } }).api.v1;
