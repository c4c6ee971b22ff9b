import assert from 'node:assert/strict';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import { getJourney } from '@percurso/services/journeys/get-journey';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import { saveDraft } from '@percurso/services/journeys/save-draft';
import {
  post,
  publish,
  readyTrigger,
  sms,
  triggerKey,
  useGateway,
  wait,
} from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

async function publishNext(
  ctx: ServiceContext,
  { id, blocks, inside }: { id: string; blocks: Block[]; inside: 'finish' | 'move' | 'exit' },
): Promise<void> {
  const { name, revision } = await getJourney({ ctx, input: { id } });
  const document: JourneyDocument = {
    schema: 1,
    name,
    entry: { trigger: triggerKey },
    settings: {},
    blocks,
  };
  const saved = await saveDraft({ ctx, input: { id, document, revision } });
  await publishJourney({ ctx, input: { id, revision: saved.revision, inside } });
}

export const v1: Scenario = {
  id: 'V1',
  about: 'publish a next version with 350 waiting in each of three journeys: finish, move, exit',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 350;
    const choices = ['finish', 'move', 'exit'] as const;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 5_000 });
    const first = [sms('b1'), wait('b2', 40), sms('b3')];
    const ids = new Map<string, string>();
    for (const choice of choices) {
      ids.set(choice, await publish(ctx, { name: choice, blocks: first }));
    }
    await stage.startWorker();
    await post(ctx, { people });
    await until('all of them wait', async () => {
      const rows = await sql`
        select 1 from enrolments e join strands s on s.id = e.strand_id where s.op = 'sleep'`;
      return rows.length === choices.length * people;
    });
    for (const choice of choices) {
      const blocks = [...first, sms('b4')];
      await publishNext(ctx, { id: ids.get(choice) ?? '', blocks, inside: choice });
    }
    await untilEnded(sql, choices.length * people, 180_000);
    const rows = await sql<{ name: string; block: string; n: number }[]>`
      select j.name, m.block_id as block, count(*)::int as n from messages m
        join journeys j on j.id = m.journey_id where m.state = 'accepted'
      group by 1, 2 order by 1, 2`;
    const expected = [
      ['exit', 'b1'],
      ['finish', 'b1'],
      ['finish', 'b3'],
      ['move', 'b1'],
      ['move', 'b3'],
      ['move', 'b4'],
    ].map(([name, block]) => ({ name, block, n: people }));
    assert.deepEqual([...rows], expected);
    return { people: choices.length * people, sent: expected.length * people };
  },
};

export const moveWhileSending: Scenario = {
  id: 'move-while-sending',
  about:
    '800 are being sent to while they are moved to a next version: each gets each message once',
  async run({ stage, random }) {
    const { gateway, db } = stage;
    const people = 800;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await useGateway(ctx, gateway, { idempotent: true, timeoutMs: 10_000, perSecond: 300 });
    const first = [sms('b1'), sms('b2')];
    const id = await publish(ctx, { name: 'Send', blocks: first });
    gateway.answer = () => ({ slowMs: 50 + random.below(100) });
    await stage.startWorker();
    await post(ctx, { people });
    const some = people / 8 + random.below(people / 4);
    await until('it is in the middle of sending', () => gateway.requests.length > some, {
      withinMs: 60_000,
    });
    await publishNext(ctx, { id, blocks: [...first, sms('b3')], inside: 'move' });
    await untilEnded(db.sql, people, 180_000);
    const doubled = await db.sql`
      select enrolment_id, block_id from messages group by 1, 2 having count(*) > 1`;
    assert.deepEqual([...doubled], []);
    const moved = await db.sql`
      select 1 from enrolments e join versions v on v.id = e.version_id where v.number = 2`;
    assert.equal(new Set(gateway.accepted).size, 2 * people + moved.length);
    return { people, moved: moved.length, sent: gateway.accepted.length };
  },
};
