import assert from 'node:assert/strict';
import { bundleChanged } from '@percurso/testing/bundle-changed';
import { Worker } from '@temporalio/worker';
import { openSender, post, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import { countEvents, readHistories } from '../histories.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses } from '../three-classes.ts';

export const v2: Scenario = {
  id: 'V2',
  about: 'new code of the workflow while 1,000 wait, a release that cannot run, and back again',
  async run({ stage, undo }) {
    const { sql } = stage.db;
    const people = 1_000;
    const ctx = await openSender(stage);
    await publish(ctx, {
      name: 'Wait',
      blocks: [sms('b1'), wait('b2', 45), sms('b3'), wait('b4', 3), sms('b5')],
    });
    const next = await bundleChanged(undo, (source) =>
      source.replace('const maxStrandsPerCall = 50;', 'const maxStrandsPerCall = 49;'),
    );
    const broken = await bundleChanged(undo, (source) =>
      source.replace('  accept(items);\n', "  throw new Error('a release that cannot run');\n"),
    );
    const asleep = (n: number) =>
      until(
        `${n} wait`,
        async () => {
          const rows = await sql`
          select 1 from enrolments e join strands s on s.id = e.strand_id where s.op = 'sleep'`;
          return rows.length >= n;
        },
        { withinMs: 60_000 },
      );
    const old = await stage.startWorker();
    await post(ctx, { people: people / 2 });
    await asleep(people / 2);
    await old.stop();
    const newer = await stage.startWorker({ env: { PERCURSO_WORKFLOW_BUNDLE: next } });
    await post(ctx, { from: people / 2, people: people / 2 });
    await asleep(people);
    await newer.stop();
    const bad = await stage.startWorker({ env: { PERCURSO_WORKFLOW_BUNDLE: broken } });
    await until(
      'some are due and nobody moves them',
      async () => {
        const rows = await sql`
        select 1 from strands where state = 'open' and due_at < percurso_now() - interval '3 s'`;
        return rows.length > 0;
      },
      { withinMs: 90_000 },
    );
    await bad.stop();
    const backAt = performance.now();
    await stage.startWorker();
    await untilEnded(sql, people, 240_000);
    const seconds = Math.round((performance.now() - backAt) / 1_000);
    assert.equal(new Set(stage.gateway.accepted).size, 3 * people);
    const failures = (await readHistories(stage.here)).flatMap(({ events }) =>
      (events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
        failed ? [failed.failure?.message ?? ''] : [],
      ),
    );
    const nondeterminism = failures.filter((message) => /determinis/i.test(message));
    assert.deepEqual(nondeterminism, []);
    return { people, 'done after s': seconds, 'tasks the broken release failed': failures.length };
  },
};

export const v3: Scenario = {
  id: 'V3',
  about: 'replay every history of a mixed load with kills in it',
  async run({ rig, stage, random }) {
    const { both } = await openClasses(stage);
    const people = 200;
    stage.gateway.answer = () => ({ slowMs: random.below(200) });
    for (let wave = 0; wave < 4; wave += 1) {
      const worker = await stage.startWorker();
      for (const ctx of both) {
        await post(ctx, { from: (wave * people) / 4, people: people / 4 });
      }
      await new Promise((resolve) => setTimeout(resolve, 500 + random.below(2_000)));
      await worker.kill();
    }
    await stage.startWorker();
    await untilEnded(stage.db.sql, 3 * people, 240_000);
    const histories = await readHistories(stage.here);
    const workflowBundle = { codePath: rig.parts.workflowBundlePath };
    for (const history of histories) await Worker.runReplayHistory({ workflowBundle }, history);
    const events = histories.reduce((sum, one) => sum + (one.events?.length ?? 0), 0);
    const timedOut = countEvents(histories, 'workflowTaskTimedOutEventAttributes');
    assert.ok(histories.length > 0);
    return { people, replayed: histories.length, events, 'tasks timed out': timedOut };
  },
};
