import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import type { Sql } from '@percurso/db/connect';
import { createPostgresStore } from '@percurso/db/engine/postgres-store';
import { routeNext } from '@percurso/db/routing/route-next';
import { advance } from '@percurso/engine/advance';
import { createBulkPacer } from '@percurso/engine/bulk-pacer';
import { renderFor } from '@percurso/engine/render-for';
import { createInFlight } from '@percurso/engine/sending/in-flight';
import { createProvider } from '@percurso/messaging/providers';
import { createTemplateRenderer } from '@percurso/messaging/template-renderer';
import { v7 } from 'uuid';
import { stageSecret } from './build-stage.ts';

/** The engine in this process, without workflows: for races that need many more hands than people. */
export function createDriver(sql: Sql) {
  const renderer = createTemplateRenderer();
  const provider = createProvider({ provider: 'capture', config: {} });
  const failures: unknown[] = [];
  const deps = {
    store: createPostgresStore(sql, { definitions, runs, secret: stageSecret }),
    runs,
    inFlight: createInFlight(),
    pacer: createBulkPacer(),
    render: renderFor(renderer),
    statusUrl: (token: string) => `http://127.0.0.1:3000/s/${token}`,
    newId: () => v7(),
    providerOf: async () => provider,
    onIsolated: (_strand: unknown, error: unknown) => failures.push(error),
  };
  return {
    /** Failures on data that the engine isolated. */
    failures,
    /** Routes one page; says how many events it held. */
    async route(): Promise<number> {
      const { routed } = await routeNext({ sql, runs, definitions });
      return routed;
    },
    /**
     * Moves some strands that are due, whoever else moves them too; says how many it tried. Of
     * several hands with a share each, no two take the same strand.
     */
    async move(share: { hand: number; of: number } = { hand: 0, of: 1 }): Promise<number> {
      const due = await sql<{ id: string; kind: string }[]>`
        select id, kind from strands
        where state = 'open' and (op = 'act' or due_at <= percurso_now())
          and abs(hashtext(id::text)) % ${share.of} = ${share.hand}
        order by random() limit 5`;
      for (const { id, kind } of due) await advance({ strands: [id], kind }, deps);
      return due.length;
    },
    async close(): Promise<void> {
      await deps.inFlight.settled();
      await Promise.all([renderer.close(), provider.close()]);
    },
  };
}
