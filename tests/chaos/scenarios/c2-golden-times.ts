import assert from 'node:assert/strict';
import { DATED, WEEKLY } from '@percurso/blocks/testing/golden-days';
import { GOLDEN } from '@percurso/blocks/testing/golden-times';
import type { Sql } from '@percurso/db/connect';
import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import type { BlockConfig, JourneyDocument } from '@percurso/journey/document';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import type { ServiceContext } from '@percurso/services/context';
import { createJourney } from '@percurso/services/journeys/create-journey';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import { v7 } from 'uuid';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

/** One wait of the table: when it is come to, and when it has to be over. */
interface Wait {
  why: string;
  config: BlockConfig;
  zone: string;
  day: string | null;
  at: Date;
  over: Date;
}

/** A wait that is rounded up to a bucket, which five minutes are at most, and begun a moment later. */
const latestMs = 5 * 60_000 + 60_000;
const trigger = 'day-came';

export const c2: Scenario = {
  id: 'C2',
  about:
    'golden times through the worker: clocks put forward and back, 29 February, a zone changed meanwhile, by a set clock',
  async run({ stage }) {
    const { sql } = stage.db;
    const ctx = await stage.openWorkspace();
    const triggerId = await readyTrigger(ctx);
    const waits = readTable();
    const journeys = new Map<string, Wait>();
    const passed: string[] = [];
    await stage.startWorker();
    for (const [row, wait] of waits.entries()) {
      const id = await publishWait(ctx, row, wait);
      journeys.set(id, wait);
      await setClock(sql, wait.at);
      await enter(ctx, { triggerId, row, day: wait.day });
      const due = await until(`the person of “${wait.why}” is inside or through`, () =>
        readStand(sql, id),
      );
      if (due.status === 'finished') passed.push(wait.why);
      else expectDue(wait, due.dueAt);
    }
    const now = waits.filter(({ at, over }) => over <= at).map(({ why }) => why);
    assert.deepEqual(passed.sort(), now.sort(), 'who goes on at once');
    // In the order of their times, each is asked about a minute too early and then when it is over.
    const asleep = [...journeys].filter(([, { at, over }]) => over > at);
    asleep.sort(([, a], [, b]) => a.over.getTime() - b.over.getTime());
    for (const [id, { why, over }] of asleep) {
      await setClock(sql, new Date(over.getTime() - 60_000));
      await askAbout(sql, id);
      const early = await readStand(sql, id);
      assert.equal(early?.status, 'inside', `${why}: gone before it was over`);
      await setClock(sql, new Date(over.getTime() + latestMs));
      await askAbout(sql, id);
      await until(`the wait of “${why}” is over`, async () => {
        return (await readStand(sql, id))?.status === 'finished';
      });
    }
    await untilEnded(sql, waits.length);
    await moveAway(ctx, { triggerId, row: waits.length });
    return { waits: waits.length + 1, 'at once': passed.length };
  },
};

/** The table of the block, without a weekday that is now: no clock stands still for that long. */
function readTable(): Wait[] {
  const golden = [...GOLDEN, ...WEEKLY].map(([why, config, zone, at, over]) => ({
    why,
    config,
    zone,
    day: null,
    at,
    over,
  }));
  const dated = DATED.map(([why, day, config, zone, over]) => ({
    why,
    config,
    zone,
    day,
    at: '2018-01-01T00:00Z',
    over,
  }));
  const waits = [...golden, ...dated].map(({ at, over, config, ...rest }) => ({
    ...rest,
    config: JSON.parse(JSON.stringify(config)) as BlockConfig,
    at: new Date(at),
    over: new Date(over),
  }));
  return waits.filter(
    ({ config, at, over }) => config.mode !== 'weekday' || at.getTime() !== over.getTime(),
  );
}

async function readyTrigger(ctx: ServiceContext): Promise<string> {
  const input = {
    key: trigger,
    name: 'Day came',
    description: '',
    kind: 'custom' as const,
    attributes: [
      { name: 'row', type: 'number' as const },
      { name: 'day', type: 'date-time' as const },
    ],
  };
  const { id } = await createTrigger({ ctx, input });
  await publishTrigger({ ctx, input: { key: trigger } });
  return id;
}

/** The zone is the journey's, or that of the block, in turn; the customer's where the wait says so. */
async function publishWait(ctx: ServiceContext, row: number, wait: Wait): Promise<string> {
  const ofJourney = row % 2 === 0 || wait.config.zone === 'contact';
  const config = ofJourney ? wait.config : { ...wait.config, zone: wait.zone };
  const conditions = { attribute: 'trigger.row', operator: 'is' as const, value: row };
  const document: JourneyDocument = {
    schema: 1,
    name: `${row}: ${wait.why}`,
    entry: { trigger, conditions },
    settings: ofJourney ? { timeZone: wait.zone } : {},
    blocks: [{ id: 'b1', kind: 'wait', config }],
  };
  const { id, revision } = await createJourney({ ctx, input: { document } });
  await publishJourney({ ctx, input: { id, revision } });
  return id;
}

/** Somebody's zone is changed while they wait for nine o'clock there: the moment stays as it was. */
async function moveAway(
  ctx: ServiceContext,
  { triggerId, row }: { triggerId: string; row: number },
): Promise<void> {
  const { sql } = ctx.db;
  const wait: Wait = {
    why: 'the zone is changed while they wait',
    config: { mode: 'weekday', days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone: 'contact' },
    zone: 'Europe/Lisbon',
    day: null,
    at: new Date('2030-03-12T10:00Z'),
    over: new Date('2030-03-12T12:00Z'),
  };
  const id = await publishWait(ctx, row, wait);
  await setClock(sql, wait.at);
  const contactId = await enter(ctx, { triggerId, row, day: null, timeZone: 'America/Sao_Paulo' });
  const standing = () => readStand(sql, id);
  expectDue(wait, (await until('they wait', standing)).dueAt);
  const contact = `con_${contactId}`;
  // Nine o'clock there was hours ago; two hours from now it is nine where they were.
  await upsertContact({ ctx, input: { contact, fields: { timeZone: 'Asia/Tokyo' } } });
  for (const early of [3_600_000, 60_000]) {
    await setClock(sql, new Date(wait.over.getTime() - early));
    await askAbout(sql, id);
    const stand = await standing();
    assert.equal(stand?.status, 'inside', `${wait.why}: gone ${early} ms before it was over`);
    expectDue(wait, stand.dueAt);
  }
  await setClock(sql, new Date(wait.over.getTime() + latestMs));
  await askAbout(sql, id);
  await until('they go on at nine where they were', async () => {
    return (await standing())?.status === 'finished';
  });
}

/** Real seconds pass as ever; where they are counted from is another day. */
async function setClock(sql: Sql, at: Date): Promise<void> {
  await sql`update clock set real = clock_timestamp(), virtual = ${at}, speed = 1 where id = 1`;
}

/** Past the API, which takes no date without a time; an import or a form of the customer's may. */
async function enter(
  { db: { sql }, workspaceId }: ServiceContext,
  {
    triggerId,
    row,
    day,
    timeZone = null,
  }: { triggerId: string; row: number; day: string | null; timeZone?: string | null },
): Promise<string> {
  const contactId = v7();
  await sql`
    insert into contacts (id, workspace_id, time_zone, created_at, updated_at)
    values (${contactId}, ${workspaceId}, ${timeZone}, percurso_now(), percurso_now())`;
  await insertEvents(sql, [
    {
      workspaceId,
      source: 'test',
      messageId: `row-${row}`,
      bodyHash: 'hash',
      triggerId,
      contactId,
      attributes: { row, day },
    },
  ]);
  await notifyRouter(sql);
  return contactId;
}

interface Stand {
  status: string;
  dueAt: Date | null;
}

async function readStand(sql: Sql, journeyId: string): Promise<Stand | undefined> {
  const [row] = await sql<Stand[]>`
    select e.status, s.due_at as "dueAt" from enrolments e left join strands s on s.id = e.strand_id
    where e.journey_id = ${journeyId}`;
  return row;
}

/** A date is due at that instant; a span at the end of its bucket. */
function expectDue({ why, config, over }: Wait, dueAt: Date | null): void {
  const late = (dueAt?.getTime() ?? Number.NaN) - over.getTime();
  const most = config.mode === 'duration' ? latestMs : 0;
  assert.ok(late >= 0 && late <= most, `${why}: due ${late} ms after ${over.toISOString()}`);
}

/** Has the sweeper tell a workflow of it; asked again where the answer to an earlier one comes between. */
async function askAbout(sql: Sql, journeyId: string): Promise<void> {
  const [strand] = await sql<{ id: string; nudges: number }[]>`
    select s.id, s.nudges from strands s join enrolments e on e.strand_id = s.id
    where e.journey_id = ${journeyId} and s.state = 'open'`;
  if (!strand) return;
  const { id, nudges } = strand;
  let looks = 0;
  await until('a workflow is told of it', async () => {
    if (looks % 40 === 0) {
      await sql`
        update strands set check_at = clock_timestamp() - interval '1 s'
        where id = ${id} and state = 'open'`;
    }
    looks += 1;
    const [row] = await sql`
      select 1 from strands where id = ${id} and (state = 'done' or nudges > ${nudges} or fence > 0)`;
    return row !== undefined;
  });
}
