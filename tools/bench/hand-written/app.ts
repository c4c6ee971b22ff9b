import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import postgres from 'postgres';
import { serveParent } from '../serve-parent.ts';
import { createActivities } from './activities.ts';

// The hand-written side in a process of its own: events come over HTTP, are kept, and each starts a
// workflow; a worker with the SDK's own settings runs them.

interface NewEvent {
  id: string;
  customerId: string;
  code: number;
}

const taskQueue = 'hand-written';
/** Workflows being started at once; more did not make it faster. */
const mostStarting = 100;

const { BENCH_DATABASE_URL = '', BENCH_TEMPORAL = '', BENCH_GATEWAY_URL = '' } = process.env;
Runtime.install({ logger: new DefaultLogger('WARN') });
const sql = postgres(BENCH_DATABASE_URL, { max: 20, onnotice: () => undefined });
await makeTables();
const connection = await NativeConnection.connect({ address: BENCH_TEMPORAL });
const client = new Client({ connection: await Connection.connect({ address: BENCH_TEMPORAL }) });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities: createActivities({ sql, gatewayUrl: BENCH_GATEWAY_URL }),
});
const running = worker.run();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void accept(JSON.parse(Buffer.concat(chunks).toString('utf8'))).then(
      () => response.writeHead(202).end('{}'),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
});
server.listen(0, '127.0.0.1', () =>
  serveParent({ url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/events` }),
);
process.once('SIGTERM', () => void stop());

/** Keeps a batch of events with one insert, then starts a workflow for each. */
async function accept({
  workflow,
  events,
  more = {},
}: {
  workflow: string;
  events: NewEvent[];
  more?: Record<string, number>;
}): Promise<void> {
  const rows = events.map(({ id, customerId, code }) => ({ id, customer_id: customerId, code }));
  await sql`insert into hand_written.events ${sql(rows)} on conflict (id) do nothing`;
  const waiting = [...events];
  const startRest = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) {
      const { id, customerId, code } = event;
      await client.workflow.start(workflow, {
        taskQueue,
        workflowId: id,
        args: [{ customerId, code, ...more }],
      });
    }
  };
  await Promise.all(Array.from({ length: mostStarting }, startRest));
}

async function makeTables(): Promise<void> {
  await sql`create schema if not exists hand_written`;
  await sql`
    create table if not exists hand_written.customers (
      id text primary key, name text not null, phone text, opted_out boolean not null default false)`;
  await sql`
    create table if not exists hand_written.events (
      id text primary key, customer_id text not null, code int not null,
      received_at timestamptz not null default now())`;
  await sql`
    create table if not exists hand_written.messages (
      id uuid primary key default gen_random_uuid(), run text not null, step text not null,
      customer_id text not null, channel text not null, text text not null,
      created_at timestamptz not null default now(), sent_at timestamptz, provider_id text,
      unique (run, step))`;
  await sql`
    create index if not exists messages_customer on hand_written.messages (customer_id, created_at)`;
}

async function stop(): Promise<void> {
  server.close();
  server.closeAllConnections();
  worker.shutdown();
  await running;
  await client.connection.close();
  await connection.close();
  await sql.end();
  process.exit();
}
