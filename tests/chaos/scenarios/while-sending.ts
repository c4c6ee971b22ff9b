import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { JourneyDocument } from '@percurso/journey/document';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { pauseJourney } from '@percurso/services/journeys/pause-journey';
import { resumeJourney } from '@percurso/services/journeys/resume-journey';
import { stopJourney } from '@percurso/services/journeys/stop-journey';
import {
  leaveByRule,
  openSender,
  phoneOf,
  post,
  publish,
  readyTrigger,
  sms,
  triggerKey,
  wait,
} from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Run, Scenario } from '../scenario.ts';

/** People whose messages are being sent, slowly enough to be interrupted. */
async function openSending(
  { stage, random }: Run,
  people: number,
  rules: Pick<JourneyDocument, 'entry' | 'exit'> = { entry: { trigger: triggerKey } },
) {
  const ctx = await openSender(stage, { idempotent: true, timeoutMs: 5_000, perSecond: 300 });
  const id = await publish(ctx, { name: 'Send', blocks: [sms('b1'), sms('b2')], ...rules });
  stage.gateway.answer = () => ({ slowMs: 50 + random.below(100) });
  await stage.startWorker();
  await post(ctx, { people });
  const some = people / 8 + random.below(people / 4);
  await until('it is in the middle of sending', () => stage.gateway.requests.length > some, {
    withinMs: 60_000,
  });
  return { ctx, id };
}

export const exitWhileSending: Scenario = {
  id: 'exit-while-sending',
  about:
    '800 are being sent to while a rule takes out 400 and the journey is stopped: nothing after an exit',
  async run(run) {
    const { stage } = run;
    const people = 800;
    const { ctx, id } = await openSending(run, people, {
      entry: {
        trigger: triggerKey,
        conditions: { attribute: 'trigger.Device', operator: 'is-not', value: 'out' },
      },
      exit: [leaveByRule],
    });
    const events = Array.from({ length: people / 2 }, (_, number) => ({
      trigger: triggerKey,
      contact: { phone: phoneOf(number) },
      attributes: { Code: 12, Device: 'out' },
    }));
    await ingestEvents({ ctx, input: { events } });
    await until('the rule has acted', async () => {
      const rows = await stage.db.sql`select 1 from events where routed_at is null`;
      return rows.length === 0;
    });
    const startedAt = performance.now();
    await stopJourney({ ctx, input: { id } });
    const tookMs = Math.round(performance.now() - startedAt);
    const stoppedAt = performance.now();
    await untilEnded(stage.db.sql, people, 60_000);
    await delay(3_000);
    // What was handed over before the flag may be on its way for another second, and no longer.
    const late = stage.gateway.requests.filter(({ at }) => at > stoppedAt + 1_100);
    assert.deepEqual(late, []);
    const [after] = await stage.db.sql<{ n: number }[]>`
      select count(*)::int as n from messages m join enrolments e on e.id = m.enrolment_id
      where e.status = 'exited' and m.handed_at > e.moved_at`;
    assert.equal(after?.n, 0, `${after?.n} were handed over after the exit`);
    const exited = async (reason: string) => {
      const rows = await stage.db.sql`select 1 from enrolments where exit_reason = ${reason}`;
      assert.ok(rows.length > 0, `nobody left by ${reason}`);
      return rows.length;
    };
    return {
      people,
      sent: stage.gateway.accepted.length,
      'by the rule': await exited('exit-rule'),
      'by the stop': await exited('stopped'),
      'stopped in ms': tookMs,
    };
  },
};

export const pauseWhileSending: Scenario = {
  id: 'pause-while-sending',
  about:
    '800 are being sent to while the journey is paused: nothing is sent after the acknowledgement',
  async run(run) {
    const { stage } = run;
    const people = 800;
    const { ctx, id } = await openSending(run, people);
    const startedAt = performance.now();
    const { acknowledged } = await pauseJourney({ ctx, input: { id } });
    const tookMs = Math.round(performance.now() - startedAt);
    assert.equal(acknowledged, true);
    const sent = stage.gateway.requests.length;
    await delay(5_000);
    assert.equal(
      stage.gateway.requests.length,
      sent,
      'something was sent after the acknowledgement',
    );
    await resumeJourney({ ctx, input: { id } });
    await untilEnded(stage.db.sql, people, 120_000);
    assert.equal(new Set(stage.gateway.accepted).size, 2 * people);
    return { people, 'sent before': sent, 'acknowledged in ms': tookMs };
  },
};

export const r2: Scenario = {
  id: 'R2',
  about:
    'pause with 2,000 waiting past their time: nothing is sent; resume goes on with what was left',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 2_000;
    const waitSeconds = 15;
    const ctx = await openSender(stage);
    const id = await publish(ctx, { name: 'Wait', blocks: [wait('b1', waitSeconds), sms('b2')] });
    await stage.startWorker();
    for (let from = 0; from < people; from += 500) await post(ctx, { from, people: 500 });
    await until('they wait', async () => {
      const rows = await sql`select 1 from enrolments where status = 'inside'`;
      return rows.length === people;
    });
    await pauseJourney({ ctx, input: { id } });
    const pausedAt = performance.now();
    assert.equal(stage.gateway.requests.length, 0, 'somebody was through before the pause');
    await delay((waitSeconds + 5) * 1_000);
    assert.equal(stage.gateway.requests.length, 0);
    await resumeJourney({ ctx, input: { id } });
    const pausedMs = performance.now() - pausedAt;
    await untilEnded(sql, people, 120_000);
    const [row] = await sql<{ least: number }[]>`
      select min(extract(epoch from m.handed_at - e.entered_at))::float8 as least
      from messages m join enrolments e on e.id = m.enrolment_id`;
    const least = (row?.least ?? 0) - pausedMs / 1_000;
    assert.ok(least > waitSeconds - 1.5, `somebody waited ${least} s beside the pause`);
    assert.equal(new Set(stage.gateway.accepted).size, people);
    return { people, 'paused s': Math.round(pausedMs / 1_000), 'least wait s': least.toFixed(1) };
  },
};

export const stop1M: Scenario = {
  id: 'stop-1M',
  about: 'stop a journey with 50,000 inside: the flag holds at once, the rows follow',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 50_000;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    const id = await publish(ctx, { name: 'Wait', blocks: [wait('b1', 3_600), sms('b2')] });
    await stage.startWorker();
    await post(ctx, { people: 200 });
    await until('the first wait', async () => {
      const rows = await sql`select 1 from enrolments where status = 'inside'`;
      return rows.length === 200;
    });
    await multiply(sql, people);
    const startedAt = performance.now();
    // Its answer counts the people once the flag is committed.
    const answered = stopJourney({ ctx, input: { id } }).then(() => performance.now() - startedAt);
    await until('the flag', async () => {
      const rows =
        await sql`select 1 from versions where journey_id = ${id} and status = 'stopped'`;
      return rows.length > 0;
    });
    const flagMs = Math.round(performance.now() - startedAt);
    const answeredMs = Math.round(await answered);
    assert.ok(flagMs < 1_000, `the flag took ${flagMs} ms`);
    await post(ctx, { from: people, people: 10 });
    await until(
      'all of them are out',
      async () =>
        (await sql`select 1 from enrolments where status = 'inside' limit 1`).length === 0,
      { withinMs: 120_000 },
    );
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    await until('who came later is refused', async () => {
      const rows = await sql`select 1 from events where routed_at is null`;
      return rows.length === 0;
    });
    return { people, 'flag ms': flagMs, 'answered ms': answeredMs, 'all out after s': seconds };
  },
};

/** More people like those who wait already, with counters to match, in strands of a thousand. */
async function multiply(sql: Run['stage']['db']['sql'], people: number): Promise<void> {
  await sql.unsafe(`
    with model as (select * from strands where state = 'open' limit 1),
    person as (
      select gen_random_uuid() as id, c.workspace_id, n from generate_series(1, ${people - 200}) n
      cross join (select workspace_id from contacts limit 1) c
    ), made as (
      insert into contacts (id, workspace_id, created_at, updated_at)
      select id, workspace_id, percurso_now(), percurso_now() from person returning id
    ), strand as (
      select gen_random_uuid() as id, n from generate_series(0, ${Math.ceil(people / 1_000)}) n
    ), opened as (
      insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size, since,
        due_at, check_at)
      select s.id, m.workspace_id, m.version_id, 'cohort-' || s.id, m.step, m.op, m.kind, m.queue,
        1000, m.since, m.due_at, m.check_at from strand s cross join model m returning id
    ), entered as (
      insert into enrolments (id, workspace_id, journey_id, version_id, contact_id, status, strand_id,
        step, entry_event_id, entered_seq, entered_at, moved_at)
      select gen_random_uuid(), v.workspace_id, v.journey_id, v.id, p.id, 'inside', s.id, m.step,
        gen_random_uuid(), 0, percurso_now(), percurso_now()
      from person p join strand s on s.n = p.n / 1000 cross join model m
        join versions v on v.id = m.version_id
      returning id
    )
    update step_counts c set n = c.n + ${people - 200} from model m
    where c.version_id = m.version_id and (c.block_id, c.port) in (('@entry', 'enrolled'), ('b1', 'in'))
      and c.shard = (select min(o.shard) from step_counts o
        where o.version_id = c.version_id and o.block_id = c.block_id and o.port = c.port)`);
}
