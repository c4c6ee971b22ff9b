import type { Sql } from '@percurso/db/connect';
import { clearAll } from '@percurso/db/testing/clear-all';
import type { Block } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { getNumbers } from '@percurso/services/journeys/get-numbers';
import type { InsideChoice } from '@percurso/services/journeys/publish-schema';
import { createTrigger } from '@percurso/services/triggers/create-trigger';
import { publishTrigger } from '@percurso/services/triggers/publish-trigger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDriver } from './kit/driver.ts';
import { expectBalances } from './kit/expect-balances.ts';
import { expectLedger } from './kit/expect-ledger.ts';
import { expectPeriodNumbers } from './kit/expect-period-numbers.ts';
import { publishNext } from './kit/publish-next.ts';
import {
  aboveTen,
  openCase,
  openSender,
  post,
  publish,
  readyTrigger,
  sms,
  wait,
} from './kit/scenario.ts';
import { openStage } from './kit/stage.ts';
import { until } from './kit/until.ts';
import { untilEnded } from './kit/until-ended.ts';

const waiting = 600;

test.each([
  ['finish', { 1: 'finished' }],
  ['move', { 2: 'finished' }],
  ['exit', { 1: 'exited' }],
] as const)('V1: %s the many who wait when a version is published', async (inside, ends) => {
  const stage = await openStage();
  const { db, gateway } = stage;
  const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000 });
  const id = await publish(ctx, { name: 'One', blocks: [sms('b1'), wait('b2', 15), sms('b3')] });
  await stage.startWorker();
  await post(ctx, { people: waiting });
  await until('all of them wait', async () => {
    const [row] = await db.sql`
      select count(*)::int as n from enrolments where status = 'inside' and step = 1`;
    return row?.n === waiting;
  });
  // Its text is new, what follows is new, and the wait is longer: they keep their deadline.
  const blocks = [sms('b1'), wait('b2', 30_000), sms('b3'), sms('b4')];
  await publishNext(ctx, { id, blocks, choice: { inside } });
  await untilEnded(db.sql, waiting, 90_000);

  const rows = await db.sql<{ number: number; status: string; reason: string | null; n: number }[]>`
    select v.number, e.status, e.exit_reason as reason, count(*)::int as n
    from enrolments e join versions v on v.id = e.version_id group by 1, 2, 3`;
  const [[number, status] = []] = Object.entries(ends);
  const reason = inside === 'exit' ? 'superseded' : null;
  expect([...rows]).toEqual([{ number: Number(number), status, reason, n: waiting }]);
  const perPerson = { finish: 2, move: 3, exit: 1 }[inside];
  expect(gateway.requests).toHaveLength(perPerson * waiting);
  await expectBalances(db.sql);
  await expectLedger(db.sql, gateway);

  const [one, two] = await Promise.all(
    [1, 2].map((version) => getNumbers({ ctx, input: { id, version } })),
  );
  const moved = inside === 'move' ? waiting : 0;
  expect(one?.entry).toMatchObject({ entered: waiting - moved, movedOut: moved, inside: 0 });
  expect(two?.entry).toMatchObject({ entered: moved, movedIn: moved, inside: 0 });
  if (moved > 0) {
    expect(one?.blocks.b2).toMatchObject({ entered: waiting, here: 0, passed: waiting });
    expect(one?.blocks.b2?.ports).toEqual({ 'moved-out': waiting });
    expect(two?.blocks.b2).toMatchObject({ entered: waiting, movedIn: waiting, passed: waiting });
  }
});

test('move-while-sending: nobody is lost, and nobody gets the same message twice', async () => {
  const stage = await openStage();
  const { db, gateway } = stage;
  const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000, connections: 512 });
  const id = await publish(ctx, { name: 'One', blocks: [sms('b1'), wait('b2', 1), sms('b3')] });
  gateway.answer = () => ({ slowMs: 150 });
  await stage.startWorker();
  await post(ctx, { people: 400 });
  await until('it is sending', () => gateway.requests.length > 60);
  const blocks = [sms('b1'), wait('b2', 1), sms('b4')];
  await publishNext(ctx, { id, blocks, choice: { inside: 'move', map: { b3: 'b4' } } });
  await untilEnded(db.sql, 400, 90_000);

  await expectBalances(db.sql);
  await expectLedger(db.sql, gateway);
  // A commercial or a transactional one alike: every first message was answered, so none went again.
  const firsts = gateway.requests.filter(({ text }) => text.startsWith('b1:'));
  expect(firsts).toHaveLength(400);
  expect(new Set(gateway.requests.map((request) => request.id)).size).toBe(gateway.requests.length);
});

test('a removed block that leads back: what was sent on the way is not sent again', async () => {
  const stage = await openStage();
  const { db, gateway } = stage;
  const ctx = await openSender(stage, { idempotent: false, timeoutMs: 5_000 });
  const blocks = [sms('b1'), openCase('b2'), wait('b3', 100_000)];
  const id = await publish(ctx, { name: 'One', blocks });
  await stage.startWorker();
  await post(ctx, { people: 3 });
  await until('all of them wait', async () => {
    const [row] = await db.sql`
      select count(*)::int as n from enrolments where status = 'inside' and step = 2`;
    return row?.n === 3;
  });
  const next = [wait('b4', 1), sms('b1'), openCase('b2'), sms('b5')];
  await publishNext(ctx, { id, blocks: next, choice: { inside: 'move', map: { b3: 'b4' } } });
  await untilEnded(db.sql, 3, 60_000);

  const texts = gateway.requests.map(({ text }) => text.slice(0, 2));
  expect(texts.toSorted()).toEqual(['b1', 'b1', 'b1', 'b5', 'b5', 'b5']);
  const [cases] = await db.sql`select count(*)::int as n from cases`;
  expect(cases?.n).toBe(3);
  await expectLedger(db.sql, gateway);
});

/** Blocks to put journeys together from; waits are long, so that people stand where they are. */
const leaf = fc.constantFrom(
  'wait',
  'sms',
  'case',
  'condition',
  'wait-for',
  'outcome',
  'repeat' as const,
);
const answered = 'answered';
const long = { amount: 100_000, unit: 'seconds' };

/** A journey of blocks numbered from `from` on. */
function journeyOf(kinds: string[], from = 1): Block[] {
  return kinds.map((kind, index) => {
    const id = `b${from + index * 2}`;
    if (kind === 'wait') return wait(id, 100_000);
    if (kind === 'sms') return sms(id);
    if (kind === 'case') return openCase(id);
    if (kind === 'wait-for') {
      const events = [
        { id: 'e1', trigger: answered, correlate: 'contact' },
        { id: 'e2', trigger: 'case-status-changed', correlate: 'contact' },
      ];
      return { id, kind, config: { events, mode: 'any', limit: long } };
    }
    if (kind === 'outcome') {
      const outcomes = [{ id: 'clicked', kind: 'clicked' }];
      return { id, kind: 'message-outcome', config: { message: 'b1', outcomes, limit: long } };
    }
    const inner = [wait(`b${from + index * 2 + 1}`, 100_000)];
    if (kind === 'repeat') {
      return { id, kind, config: { count: 2, gap: long }, branches: { body: inner } };
    }
    return aboveTen(id, inner);
  });
}

interface Trial {
  kinds: string[];
  edit: Edit;
  /** So many moves after each three who enter. */
  steps: number[];
  choice: InsideChoice;
}

interface Edit {
  drop: number[];
  disable: number[];
  add: string[];
  at: number;
}

const edits = fc.record<Edit>({
  drop: fc.array(fc.nat(7), { maxLength: 3 }),
  disable: fc.array(fc.nat(7), { maxLength: 1 }),
  add: fc.array(leaf, { maxLength: 3 }),
  at: fc.nat(7),
});

function edited(blocks: Block[], { drop, disable, add, at }: Edit): Block[] {
  const kept = blocks
    .filter((_, index) => !drop.includes(index))
    .map((block, index) => (disable.includes(index) ? { ...block, disabled: true } : block));
  const added = journeyOf(add, 101);
  const next = sensible([...kept.slice(0, at), ...added, ...kept.slice(at)]);
  // Without a block that runs it could not be published.
  return next.some(({ disabled }) => !disabled) ? next : [...next, wait('b99', 100_000)];
}

/** Without outcomes of a message that nobody before them has sent. */
function sensible(blocks: Block[]): Block[] {
  const sends = blocks.findIndex(
    ({ id, kind, disabled }) => id === 'b1' && kind === 'sms' && !disabled,
  );
  return blocks.filter(
    ({ kind }, index) => kind !== 'message-outcome' || (sends >= 0 && index > sends),
  );
}

/**
 * Every other removed block leads to the first added one behind all that stood before it: who has
 * passed a block is not sent back to it.
 */
function forwardMap(
  blocks: Block[],
  { next, drop }: { next: Block[]; drop: number[] },
): Record<string, string> {
  const entries = drop.flatMap((index) => {
    const from = blocks[index]?.id;
    const passed = new Set(blocks.slice(0, index).map(({ id }) => id));
    const behind = next.findLastIndex(({ id }) => passed.has(id)) + 1;
    const to = next
      .slice(behind)
      .find(({ id, disabled }) => !disabled && Number(id.slice(1)) > 100)?.id;
    return from && to && index % 2 === 0 ? [[from, to]] : [];
  });
  return Object.fromEntries(entries);
}

interface Standing {
  id: string;
  blockId: string;
  op: string;
  dueAt: Date | null;
  visits: Record<string, number>;
  waits: object[] | null;
}

/** Who is inside: where, until when, how often everywhere, and what they wait for. */
async function readStanding(sql: Sql, journeyId: string): Promise<Standing[]> {
  return await sql<Standing[]>`
    select e.id, v.plan -> 'steps' -> e.step ->> 'blockId' as "blockId", s.op, s.due_at as "dueAt",
      d.visits, (select jsonb_agg(jsonb_build_object('block', w.block_id, 'visit', w.visit,
        'slot', w.slot, 'since', w.since) order by w.slot)
        from waits w where w.enrolment_id = e.id) as waits
    from enrolments e join versions v on v.id = e.version_id join strands s on s.id = e.strand_id
      join enrolment_data d on d.enrolment_id = e.id
    where e.journey_id = ${journeyId} and e.status = 'inside'`;
}

/** Who stands at the block it stood at has kept all that a move leaves alone. */
function expectKept(before: Standing[], after: Standing[], deadlines: boolean): number {
  const moved = new Map(after.map((one) => [one.id, one]));
  let waited = 0;
  for (const was of before) {
    const is = moved.get(was.id);
    if (is?.blockId !== was.blockId) continue;
    expect(is).toMatchObject({ op: was.op, visits: was.visits, waits: was.waits });
    if (deadlines) expect(is.dueAt).toEqual(was.dueAt);
    if (was.op === 'await') waited += 1;
  }
  for (const { op, waits, blockId } of after) {
    expect({ blockId, waits: waits !== null }).toEqual({ blockId, waits: op === 'await' });
  }
  return waited;
}

/** Everybody who waits for it is answered, and waits there no more. */
async function answer(
  ctx: ServiceContext,
  { journeyId, route }: { journeyId: string; route(): Promise<number> },
): Promise<void> {
  const { sql } = ctx.db;
  const waiting = () => sql<{ at: string; contactId: string }[]>`
    select w.enrolment_id || '/' || w.block_id || '/' || w.visit as at, w.contact_id as "contactId"
    from waits w join enrolments e on e.id = w.enrolment_id join triggers t on t.id = w.trigger_id
    where e.journey_id = ${journeyId} and t.key = ${answered}`;
  const before = await waiting();
  if (before.length === 0) return;
  const contacts = [...new Set(before.map(({ contactId }) => contactId))];
  const events = contacts.map((id) => ({
    trigger: answered,
    contact: { id: `con_${id}` },
    attributes: {},
  }));
  await ingestEvents({ ctx, input: { events } });
  while ((await route()) > 0);
  const left = new Set((await waiting()).map(({ at }) => at));
  expect(before.filter(({ at }) => left.has(at))).toEqual([]);
}

/** One of each wait, with somebody at it and blocks before and behind that are taken out. */
const eachWait: Trial = {
  kinds: ['sms', 'wait-for', 'outcome', 'repeat'],
  edit: { drop: [], disable: [], add: ['case'], at: 4 },
  // The last three only get to the first wait: whatever became of the others, they stand there.
  steps: [2, 3, 4, 6, 1],
  choice: { inside: 'move', deadlines: 'keep' },
};

test('whatever is edited, everybody stands in one open strand of the right version, or left with a reason', async () => {
  const { db, ...stage } = await openStage();
  const { sql } = db;
  const driver = createDriver(sql);
  let person = 0;
  let waited = 0;
  const check = async ({ kinds, edit, steps, choice }: Trial) => {
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    const input = { key: answered, name: 'Answered', description: '', attributes: [] };
    await createTrigger({ ctx, input: { ...input, kind: 'custom' } });
    await publishTrigger({ ctx, input: { key: answered } });
    const blocks = sensible(journeyOf(kinds));
    if (blocks.length === 0) return;
    const id = await publish(ctx, { name: 'One', blocks });
    for (const moves of steps) {
      await post(ctx, { people: 3, from: person, code: moves % 2 === 0 ? 5 : 15 });
      person += 3;
      while ((await driver.route()) > 0);
      for (let move = 0; move < moves; move += 1) {
        // As if the waits were over for some of them.
        await sql`
          update strands set due_at = percurso_now() where id in (
            select s.id from strands s join versions v on v.id = s.version_id
            where v.journey_id = ${id} and s.state = 'open' order by s.id limit 1)`;
        await driver.move();
      }
    }
    await expectPeriodNumbers(ctx, { id, versions: 1 });
    const before = await readStanding(sql, id);
    const next = edited(blocks, edit);
    const map = forwardMap(blocks, { next, drop: edit.drop });
    await publishNext(ctx, { id, blocks: next, choice: { ...choice, map } });
    await clearAll(sql);
    const wrong = await sql`
      select e.id, e.status, e.exit_reason, v.number, s.state from enrolments e
        join versions v on v.id = e.version_id left join strands s on s.id = e.strand_id
      where e.id = any(${before.map((one) => one.id)}::uuid[]) and case e.status
        when 'inside' then s.state is distinct from 'open' or s.version_id <> e.version_id
          or s.step <> e.step or v.number <> 2
        when 'exited' then e.exit_reason is distinct from 'step-removed' or v.number <> 1
        else v.number <> 2 end`;
    expect([...wrong]).toEqual([]);
    await expectBalances(sql);
    await expectPeriodNumbers(ctx, { id, versions: 2 });
    const keeps = choice.deadlines === 'keep';
    waited += expectKept(before, await readStanding(sql, id), keeps);
    await answer(ctx, { journeyId: id, route: () => driver.route() });
    // And everybody gets to an end from there.
    for (let round = 0; round < 120; round += 1) {
      const [left] = await sql<{ n: number }[]>`
        select count(*)::int as n from enrolments where journey_id = ${id} and status = 'inside'`;
      if (left?.n === 0) break;
      await sql`
        update strands s set due_at = percurso_now() from versions v
        where v.id = s.version_id and v.journey_id = ${id} and s.state = 'open'
          and s.op <> 'act'`;
      await driver.move();
    }
    const stuck = await sql`
      select id from enrolments where journey_id = ${id} and status = 'inside'`;
    expect([...stuck]).toEqual([]);
    await expectBalances(sql);
    await expectPeriodNumbers(ctx, { id, versions: 2 });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.record<Trial>({
        kinds: fc.array(leaf, { minLength: 1, maxLength: 6 }),
        edit: edits,
        steps: fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }),
        choice: fc.record<InsideChoice>({
          inside: fc.constant('move' as const),
          deadlines: fc.constantFrom('keep' as const, 'recompute' as const),
        }),
      }),
      check,
    ),
    { numRuns: 15, endOnFailure: true, examples: [[eachWait]] },
  );
  await driver.close();
  expect(driver.failures).toEqual([]);
  expect(waited).toBeGreaterThan(0);
}, 180_000);
