import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import { eraseContact } from '@percurso/services/contacts/erase-contact';
import { mergeContact } from '@percurso/services/contacts/merge-contact';
import { upsertContact } from '@percurso/services/contacts/upsert-contact';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { findToken } from '../../engine/kit/find-token.ts';
import { openSender, phoneOf, publish, sms, triggerKey, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { readHistories } from '../histories.ts';
import type { Run, Scenario } from '../scenario.ts';

const people = 300;

/** People with a token in everything personal, who are being sent to and wait. */
async function openPeople({ stage, random }: Run) {
  const ctx = await openSender(stage);
  await publish(ctx, { name: 'Send', blocks: [sms('b1'), wait('b2', 3), sms('b3')] });
  for (let number = 0; number < people; number += 1) {
    const fields = { phone: phoneOf(number), firstName: tokenOf(number) };
    await upsertContact({ ctx, input: { contact: `${tokenOf(number)}-id`, fields } });
  }
  stage.gateway.answer = () => ({ slowMs: 50 + random.below(300) });
  await stage.startWorker();
  const events = Array.from({ length: people }, (_, number) => ({
    trigger: triggerKey,
    contact: { externalId: `${tokenOf(number)}-id` },
    attributes: { Code: 12, Device: `${tokenOf(number)} device` },
  }));
  await ingestEvents({ ctx, input: { events } });
  return ctx;
}

function tokenOf(number: number): string {
  return number % 2 === 0 ? `planted${number}x` : `neighbour${number}x`;
}

function untilNobodyInside(sql: Sql): Promise<unknown> {
  return until(
    'everything is routed and nobody inside',
    async () => {
      const rows = await sql`
        select 1 from enrolments where status = 'inside'
        union all select 1 from events where routed_at is null`;
      return rows.length === 0;
    },
    { withinMs: 120_000 },
  );
}

export const eraseInside: Scenario = {
  id: 'erase-inside',
  about: 'every second person is erased while being sent to: no trace of them is left anywhere',
  async run(run) {
    const { stage, random } = run;
    const { sql } = stage.db;
    const ctx = await openPeople(run);
    const erased = Array.from({ length: people / 2 }, (_, index) => 2 * index);
    for (const number of random.shuffled(erased)) {
      await eraseContact({ ctx, input: { contact: `${tokenOf(number)}-id` } });
    }
    // Whose event was not routed yet when they were erased never came in.
    await untilNobodyInside(sql);
    assert.deepEqual(await findToken(sql, 'planted'), []);
    assert.ok((await findToken(sql, 'neighbour')).length > 0);
    const histories = await readHistories(stage.here);
    const text = histories
      .flatMap(({ events }) => events ?? [])
      .map((event) => Buffer.from(JSON.stringify(event)).toString('utf8'))
      .join('\n');
    assert.ok(!text.includes(Buffer.from('planted').toString('base64').slice(0, 8)));
    assert.ok(!text.includes('planted'));
    const exits = await sql`select 1 from enrolments where exit_reason = 'erased'`;
    const late = await sql`
      select m.id from messages m join contacts c on c.id = m.contact_id
      where m.handed_at > c.erased_at`;
    assert.deepEqual([...late], [], 'somebody was sent to after the erasure');
    return { people, erased: erased.length, 'exited by it': exits.length };
  },
};

export const mergeInside: Scenario = {
  id: 'merge-inside',
  about: 'pairs of people are merged while both are being sent to and wait',
  async run(run) {
    const { stage, random } = run;
    const { sql } = stage.db;
    const ctx = await openPeople(run);
    const pairs = random.shuffled(Array.from({ length: people / 2 }, (_, index) => 2 * index));
    for (const number of pairs) {
      const input = { contact: `${tokenOf(number)}-id`, into: `${tokenOf(number + 1)}-id` };
      await mergeContact({ ctx, input });
    }
    await untilNobodyInside(sql);
    const left = await sql`
      select 1 from contacts where merged_into is null`;
    assert.equal(left.length, people / 2);
    const strays = await sql`
      select e.id from enrolments e join contacts c on c.id = e.contact_id
      where c.merged_into is not null`;
    assert.deepEqual([...strays], []);
    const exits = await sql`select 1 from enrolments where exit_reason = 'merged'`;
    return { people, pairs: pairs.length, 'exited by it': exits.length };
  },
};
