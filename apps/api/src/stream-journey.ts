import { findJourney } from '@percurso/services/journeys/find-journey';
import type { NumbersVersion } from '@percurso/services/journeys/journey-numbers-schema';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { AppEnv } from './app-env.ts';

/** For the browser: how long to wait before it comes back. */
const RETRY_MS = 2000;

/** Tells one reader what changes about a journey, until they leave or the watch ends. */
export async function streamJourney(
  c: Context<AppEnv>,
  of: { journeyId: string; version?: NumbersVersion | undefined; seen?: string | undefined },
): Promise<Response> {
  const { ctx, deps } = c.var;
  await findJourney(ctx.db.sql, { workspaceId: ctx.workspaceId, id: of.journeyId });
  const watcher = deps.watch.open({ ctx, ...of });
  return streamSSE(c, async (out) => {
    out.onAbort(() => watcher.close());
    for (let told = await watcher.next(); told; told = await watcher.next()) {
      await out.writeSSE({ ...told, retry: RETRY_MS });
    }
  });
}
