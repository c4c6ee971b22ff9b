import assert from 'node:assert/strict';
import { transactionRetries } from '@percurso/db/run-transaction';
import { updateCase } from '@percurso/services/cases/update-case';
import { setConsent } from '@percurso/services/consents/set-consent';
import { importContacts } from '@percurso/services/contact-imports/import-contacts';
import { mergeContact } from '@percurso/services/contacts/merge-contact';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import type { createUndoStack } from '@percurso/testing/undo-stack';
import type { Stage } from './build-stage.ts';
import { createDriver } from './driver.ts';
import {
  aboveTen,
  leaveByRule,
  openCase,
  phoneOf,
  publish,
  readyTrigger,
  sms,
  triggerKey,
  wait,
} from './scenario.ts';
import { until } from './until.ts';

interface Race {
  stage: Pick<Stage, 'db' | 'openWorkspace'>;
  undo: ReturnType<typeof createUndoStack>;
}

const statuses = ['Open', 'In progress', 'Waiting', 'Resolved', 'Closed'] as const;

function below(n: number): number {
  return Math.floor(Math.random() * n);
}

/** Everything that writes, on the same 200 contacts at once: nothing fails, and next to nothing is retried. */
export async function raceForContacts({
  stage: { db, openWorkspace },
  undo,
  seconds,
}: Race & { seconds: number }): Promise<{ transactions: number; retries: number }> {
  const { sql } = db;
  const ctx = await openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, { name: 'Case', blocks: [openCase('b1'), sms('b2')] });
  const later = [wait('b1', 1), sms('b2'), wait('b3', 1)];
  await publish(ctx, { name: 'Later', blocks: later, exit: [leaveByRule] });
  for (let n = 0; n < 200; n += 1) {
    const fields = { phone: phoneOf(n), email: `person-${n}@example.com` };
    await upsertContact({ ctx, input: { contact: `person-${n}`, fields } });
  }
  const driver = createDriver(sql);
  await undo.add(Promise.resolve(driver), (open) => open.close());

  const contact = () => `person-${below(200)}`;
  const enter = (externalIds: string[]) => {
    const events = externalIds.map((externalId) => ({
      trigger: triggerKey,
      contact: { externalId },
      attributes: { Code: below(20), Device: below(4) === 0 ? 'out' : 'device' },
    }));
    return ingestEvents({ ctx, input: { events } });
  };
  let twins = 0;
  const work: Record<string, () => Promise<unknown>> = {
    ingest: () => enter(Array.from({ length: 60 }, contact)),
    route: () => driver.route(),
    move: () => driver.move(),
    consent: () =>
      setConsent({
        ctx,
        input: {
          contact: contact(),
          channel: 'sms',
          purpose: 'transactional',
          state: below(2) === 0 ? 'opted-in' : 'opted-out',
        },
      }),
    patch: async () => {
      const [row] = await sql<{ id: string }[]>`select id from cases order by random() limit 1`;
      const status = statuses[below(statuses.length)];
      if (row) await updateCase({ ctx, input: { case: row.id, patch: { status } } });
    },
    upsert: () =>
      upsertContact({
        ctx,
        input: { contact: contact(), fields: { firstName: `Name ${below(100)}` } },
      }),
    import: () => {
      const people = new Set(Array.from({ length: 30 }, contact));
      const rows = [...people].map((externalId) => `${externalId},Name ${below(100)}`);
      const csv = ['externalId,lastName', ...rows].join('\n');
      return importContacts({ ctx, input: { csv, dryRun: 'false', firstRow: 2 } });
    },
    merge: async () => {
      twins += 1;
      const twin = `twin-${twins}`;
      await upsertContact({
        ctx,
        input: { contact: twin, fields: { phone: phoneOf(200 + twins) } },
      });
      await enter([twin]);
      await mergeContact({ ctx, input: { contact: twin, into: contact() } });
    },
  };
  const retriesBefore = transactionRetries();
  const done: Record<string, number> = {};
  const errors: unknown[] = [];
  const endAt = performance.now() + seconds * 1_000;
  const loops = Object.entries(work).flatMap(([name, run]) =>
    [1, 2].map(async () => {
      while (performance.now() < endAt) {
        await run().catch((error: unknown) => errors.push(error));
        done[name] = (done[name] ?? 0) + 1;
      }
    }),
  );
  await Promise.all(loops);
  await until(
    'all is routed and moved',
    async () => {
      const busy = (await driver.route()) + (await driver.move());
      const [row] = await sql`select count(*)::int as n from enrolments where status = 'inside'`;
      return busy === 0 && row?.n === 0;
    },
    { withinMs: 60_000 },
  );

  assert.deepEqual(errors, []);
  assert.deepEqual(driver.failures, []);
  assert.deepEqual(Object.keys(done).sort(), Object.keys(work).sort());
  const [ruled] = await sql<{ n: number }[]>`
    select count(*)::int as n from enrolments where exit_reason = 'exit-rule'`;
  assert.ok((ruled?.n ?? 0) > 0, 'nobody was taken out by the exit rule');
  const transactions = Object.values(done).reduce((sum, n) => sum + n, 0);
  const retries = transactionRetries() - retriesBefore;
  assert.ok(retries < transactions / 10_000, `${retries} retries in ${transactions} transactions`);
  return { transactions, retries };
}

/** Three routers at once: each contact's events are routed in the order of their receipt. */
export async function raceForOrder({
  stage: { db, openWorkspace },
  undo,
}: Race): Promise<{ events: number; pages: number }> {
  const { sql } = db;
  const ctx = await openWorkspace();
  await readyTrigger(ctx);
  await publish(ctx, { name: 'Through', blocks: [aboveTen('b1', [])] });
  const driver = createDriver(sql);
  await undo.add(Promise.resolve(driver), (open) => open.close());

  let posting = true;
  const routers = [1, 2, 3].map(async () => {
    while ((await driver.route()) > 0 || posting) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  // One sender, whose next request follows the answer to the last: only then there is an order.
  for (let round = 0; round < 30; round += 1) {
    const events = Array.from({ length: 40 }, (_, person) => ({
      trigger: triggerKey,
      contact: { externalId: `person-${person}` },
      attributes: { Code: 12, Device: 'device' },
    }));
    await ingestEvents({ ctx, input: { events } });
  }
  posting = false;
  await Promise.all(routers);
  await until('all is routed', async () => (await driver.route()) === 0);

  // Ids of enrolments are made in this process one after the other, in the order of routing.
  const rows = await sql<{ contact: string; seqs: number[] }[]>`
    select contact_id as contact, array_agg(entered_seq::int order by id) as seqs
    from enrolments group by contact_id`;
  assert.equal(
    rows.reduce((sum, { seqs }) => sum + seqs.length, 0),
    1_200,
  );
  assert.equal(rows.length, 40);
  for (const { seqs } of rows)
    assert.deepEqual(
      seqs,
      [...seqs].sort((a, b) => a - b),
    );
  const pages = await sql`select distinct routed_at from events`;
  assert.ok(pages.length > 3);
  return { events: 1_200, pages: pages.length };
}
