import { median } from './median.ts';
import { monotonicMs } from './monotonic.ts';
import { readCpu } from './processes.ts';
import { cpuSince, nextRun, peopleUpTo, percursoIsQuiet, postToPercurso, tell } from './sides.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

export interface IngestResult {
  perSecond: number;
  bareInsertPerSecond: number;
}

const batchSize = 500;
const connections = 4;

/**
 * Events a second over HTTP in batches of 500, four at a time, each answered once it is committed;
 * and the same rows in the same batches by a bare multi-row insert into a table with the same columns,
 * indexes and foreign key. In turns; the median of the rounds counts. The router reads the events meanwhile, but
 * no journey waits for them.
 */
export async function measureIngest(
  stack: BenchStack,
  { events, rounds }: { events: number; rounds: number },
): Promise<IngestResult> {
  const { sql } = stack;
  const trigger = 'bench-ingest';
  await stack.percurso.makeTrigger(trigger);
  await sql`create table bare_events (like events including all)`;
  await sql`alter table bare_events add foreign key (contact_id) references contacts (id)`;
  const ours: number[] = [];
  const bare: number[] = [];
  const warmUp = { run: nextRun(), people: peopleUpTo(Math.min(events, 5_000)), trigger };
  await postToPercurso(stack, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    const run = nextRun();
    const people = peopleUpTo(events);
    const before = readCpu(stack);
    const perSecond = await timed(events, () => postToPercurso(stack, { run, people, trigger }));
    tell('ingest', { perSecond, cpuMs: cpuSince(stack, { before, people: events }) });
    ours.push(perSecond);
    await until('the events are routed', () => percursoIsQuiet(stack));
    const rows = await readRows(stack, run);
    bare.push(await timed(events, () => insertBare(stack, rows)));
    console.log(`  ingest, bare insert: ${bare.at(-1)?.toFixed(0)} a second`);
  }
  await sql`drop table bare_events`;
  return { perSecond: median(ours), bareInsertPerSecond: median(bare) };
}

type Row = Record<string, string | number | Date | null>;

async function readRows({ sql }: BenchStack, run: string): Promise<Row[]> {
  return sql<Row[]>`
    select id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, part,
      attributes::text as attributes, occurred_at, received_at
    from events where message_id like ${`${run}-%`} order by seq`;
}

async function insertBare({ sql }: BenchStack, rows: Row[]): Promise<void> {
  const batches: Row[][] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    batches.push(rows.slice(start, start + batchSize));
  }
  const insertRest = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      await sql`insert into bare_events ${sql(batch)}`;
    }
  };
  await Promise.all(Array.from({ length: connections }, insertRest));
}

async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const startedAt = monotonicMs();
  await work();
  return (count * 1_000) / (monotonicMs() - startedAt);
}
