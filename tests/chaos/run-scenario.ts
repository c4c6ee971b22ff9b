import { createUndoStack } from '@percurso/testing/undo-stack';
import { Client, Connection } from '@temporalio/client';
import type { Stage } from '../engine/kit/build-stage.ts';
import { buildStage } from '../engine/kit/build-stage.ts';
import { expectBalances } from '../engine/kit/expect-balances.ts';
import { expectLedger } from '../engine/kit/expect-ledger.ts';
import { createRandom } from './random.ts';
import type { Rig } from './rig.ts';
import type { Figures, Scenario } from './scenario.ts';

/** One line of the report. */
export interface Result {
  id: string;
  seed: number;
  verdict: 'holds' | 'fails';
  seconds: number;
  figures: Figures;
  failure?: string;
}

/** Runs a scenario on a stage of its own and reaches the verdict that is the same for all. */
export async function runScenario({
  scenario,
  rig,
  seed,
}: {
  scenario: Scenario;
  rig: Rig;
  seed: number;
}): Promise<Result> {
  const startedAt = performance.now();
  const undo = createUndoStack();
  const done = (verdict: Result['verdict'], rest: Partial<Result>): Result => ({
    id: scenario.id,
    seed,
    verdict,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    figures: {},
    ...rest,
  });
  let stage: Stage | undefined;
  try {
    stage = await buildStage({ parts: rig.parts, undo });
    const random = createRandom(seed);
    const figures = await scenario.run({ rig, stage, seed, random, undo });
    await expectBalances(stage.db.sql);
    const { twice, unknown } = await expectLedger(stage.db.sql, stage.gateway);
    return done('holds', {
      figures: { ...figures, ...(twice > 0 && { twice }), ...(unknown > 0 && { unknown }) },
    });
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const seen = await openStrands(stage).catch(() => []);
    return done('fails', { failure: [said, ...seen, ...lastWords(stage)].join('\n') });
  } finally {
    await undo.undoAll().catch((error: unknown) => console.error(error));
  }
}

/** The end of what the last servers logged. */
function lastWords(stage: Stage | undefined): string[] {
  const servers = stage?.servers.slice(-2) ?? [];
  return servers.map((server) => server.log().split('\n').slice(-30).join('\n'));
}

/** Who still stands somewhere, and what drives them. */
async function openStrands(stage: Stage | undefined): Promise<string[]> {
  if (!stage) return [];
  const rows = await stage.db.sql`
    select s.id, s.op, s.kind, s.step, s.size, s.fence, s.nudges, s.cohort_id as cohort,
      round(extract(epoch from percurso_now() - coalesce(s.due_at, s.since))) as late,
      round(extract(epoch from s.check_at - clock_timestamp())) as check_in
    from strands s where s.state = 'open' order by s.since limit 10`;
  const connection = await Connection.connect({ address: stage.here.address });
  try {
    const client = new Client({ connection, namespace: stage.here.namespace });
    return await Promise.all(
      rows.map(async ({ cohort, ...row }) => {
        const told = await client.workflow
          .getHandle(cohort)
          .describe()
          .catch(() => undefined);
        const pending = told?.raw.pendingActivities?.map(
          ({ attempt, state, lastFailure, scheduledTime }) =>
            `attempt ${attempt} state ${state} ${lastFailure?.message ?? ''} next ${scheduledTime?.seconds ?? ''}`,
        );
        return JSON.stringify({ ...row, workflow: told?.status.name, pending });
      }),
    );
  } finally {
    await connection.close();
  }
}
