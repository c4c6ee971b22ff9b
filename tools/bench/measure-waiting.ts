import { stat } from 'node:fs/promises';
import path from 'node:path';
import { wait } from './blocks.ts';
import { nextRun, peopleUpTo, postToPercurso } from './sides.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

export interface WaitingResult {
  people: number;
  openWorkflows: number;
  temporalBytesPerPerson: number;
  postgresBytesPerPerson: number;
}

/**
 * People who wait seven days: how many workflows are open for them, and what each keeps on the disk of
 * Temporal and of Postgres, its event and trail included. The journey is stopped afterwards.
 */
export async function measureWaiting(
  stack: BenchStack,
  { people }: { people: number },
): Promise<WaitingResult> {
  const { sql, percurso } = stack;
  const trigger = 'bench-waiting';
  const blocks = [wait('b1', 7, 'days')];
  const journeyId = await percurso.publish({ name: trigger, trigger, blocks });
  await untilNoneOpen(stack);
  const before = await readSizes(stack);
  await postToPercurso(stack, { run: nextRun(), people: peopleUpTo(people), trigger });
  await until(
    'everybody waits',
    async () => {
      const [row] = await sql<{ n: number }[]>`
        select count(*)::int as n from versions v join enrolments e on e.version_id = v.id
        where v.journey_id = ${journeyId} and e.status = 'inside'`;
      return row?.n === people;
    },
    { withinMs: 300_000, everyMs: 500 },
  );
  // The server's list of workflows is written after the fact.
  await until('every workflow is listed', async () => {
    const [row] = await sql<{ cohorts: number; untold: number }[]>`
      select count(distinct s.cohort_id)::int as cohorts,
        count(*) filter (where s.check_at < s.due_at)::int as untold
      from versions v join strands s on s.version_id = v.id
      where v.journey_id = ${journeyId} and s.state = 'open'`;
    const listed = await openWorkflows(stack);
    return row?.untold === 0 && listed >= row.cohorts;
  });
  const after = await readSizes(stack);
  const open = await openWorkflows(stack);
  await percurso.call('POST', `/journeys/${journeyId}/stop`, {});
  return {
    people,
    openWorkflows: open,
    temporalBytesPerPerson: (after.temporal - before.temporal) / people,
    postgresBytesPerPerson: (after.postgres - before.postgres) / people,
  };
}

/** Waits until what was measured before is out of the server's list, which is written after the fact. */
export async function untilNoneOpen(stack: BenchStack): Promise<void> {
  await until('no workflow is open', async () => (await openWorkflows(stack)) === 0);
}

/** Cohorts that run. */
export async function openWorkflows({ client }: BenchStack): Promise<number> {
  const query = "ExecutionStatus = 'Running' and WorkflowType = 'cohort'";
  return (await client.workflow.count(query)).count;
}

async function readSizes({ sql, home }: BenchStack) {
  await sql`checkpoint`;
  const [row] = await sql<{ bytes: number }[]>`
    select pg_database_size(current_database())::float8 as bytes`;
  const files = ['temporal.db', 'temporal.db-wal'].map((name) => path.join(home, name));
  const sizes = await Promise.all(files.map((file) => stat(file).catch(() => ({ size: 0 }))));
  return {
    postgres: row?.bytes ?? 0,
    temporal: sizes.reduce((total, { size }) => total + size, 0),
  };
}
