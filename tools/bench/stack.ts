import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { buildAll } from '../build.mjs';
import { startTemporaryPercurso } from '../start-temporary-percurso.mjs';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import type { PercursoApi } from './percurso-api.ts';
import { openPercursoApi } from './percurso-api.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const apiKey = 'bench-key-0123456789';

/** All that is measured: one Postgres and one Temporal server, and both sides on them. */
export interface BenchStack {
  home: string;
  sql: Sql;
  client: Client;
  percurso: PercursoApi;
  address: string;
  workspaceId: string;
  gateway: Child;
  handWritten: Child;
  /** Of the hand-written side: where its events are posted. */
  handWrittenUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts everything as it is started for people: Postgres with its normal durability, Temporal's
 * server with a database file, API and worker from their production bundles. Beside them the gateway
 * and the hand-written side, each a process.
 */
export async function openStack(): Promise<BenchStack> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.reverse().splice(0)) await step();
  };
  try {
    const { BENCH_NODE_OPTIONS } = process.env;
    const started = await startTemporaryPercurso({
      root,
      purpose: 'bench',
      env: {
        PERCURSO_API_KEY: apiKey,
        // Such as `--require` of a file that profiles.
        NODE_OPTIONS: BENCH_NODE_OPTIONS,
      },
      build: () => buildAll({ root }),
    });
    undo.push(started.stop);
    const { home, address, env } = started;
    const sql = postgres(env.DATABASE_URL ?? '', { max: 8, onnotice: () => undefined });
    undo.push(() => sql.end());
    const connection = await Connection.connect({ address: env.TEMPORAL_ADDRESS ?? '' });
    undo.push(() => connection.close());
    const gateway = await startChild('gateway-process.ts');
    undo.push(gateway.stop);
    const gatewayUrl = await gateway.ask<string>('url');
    const handWritten = await startChild('hand-written/app.ts', {
      BENCH_DATABASE_URL: env.DATABASE_URL ?? '',
      BENCH_TEMPORAL: env.TEMPORAL_ADDRESS ?? '',
      BENCH_GATEWAY_URL: gatewayUrl,
    });
    undo.push(handWritten.stop);
    const percurso = openPercursoApi({ address, apiKey });
    await percurso.call('PUT', '/channels/sms', {
      provider: 'http-sms',
      config: { url: gatewayUrl, idempotent: true, allowPrivateAddresses: true, connections: 64 },
    });
    const [workspace] = await sql<{ id: string }[]>`
      select workspace_id as id from channels where provider = 'http-sms'`;
    return {
      home,
      sql,
      client: new Client({ connection }),
      percurso,
      address,
      workspaceId: workspace?.id ?? '',
      gateway,
      handWritten,
      handWrittenUrl: await handWritten.ask<string>('url'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
