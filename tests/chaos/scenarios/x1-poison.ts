import assert from 'node:assert/strict';
import { ingestEvents } from '@percurso/services/events/ingest-events';
import { eventOf } from '../../engine/kit/api-client.ts';
import { publish, readyTrigger, useGateway } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

const people = 2_000;
const unroutable = 2;
const poisonous = 3;
const brokenJourney = 100;

export const x1: Scenario = {
  id: 'X1',
  about:
    'events nobody can route, persons whose data no statement survives, a block that always fails',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const ctx = await stage.openWorkspace();
    const other = await stage.openWorkspace();
    for (const each of [ctx, other]) {
      await readyTrigger(each);
      await useGateway(each, stage.gateway, { idempotent: true, timeoutMs: 5_000 });
    }
    // Valid when it comes in; rendered, it is a character that Postgres cannot keep in a text.
    const send = (text: string) => ({
      id: 'b1',
      kind: 'sms',
      config: { text, purpose: 'transactional' },
    });
    await publish(ctx, { name: 'Decode', blocks: [send('{{ trigger.Device | url_decode }}')] });
    await publish(other, { name: 'Broken', blocks: [send('{{ "%00" | url_decode }}')] });
    await sql.unsafe(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if (select attributes ->> 'Code' from events where id = new.entry_event_id) = '666' then
          raise exception 'cannot be stored' using errcode = '22023';
        end if;
        return new;
      end $$;
      create trigger refuse before insert on enrolments for each row execute function refuse();`);
    const chosen = random.shuffled(Array.from({ length: people }, (_, number) => number));
    const unroutables = new Set(chosen.slice(0, unroutable));
    const poisonouses = new Set(chosen.slice(unroutable, unroutable + poisonous));
    const events = Array.from({ length: people }, (_, number) => {
      if (unroutables.has(number)) return eventOf(number, { Code: 666 });
      return eventOf(number, poisonouses.has(number) ? { Device: '%00' } : {});
    });
    for (let at = 0; at < people; at += 500) {
      await ingestEvents({ ctx, input: { events: events.slice(at, at + 500) } });
    }
    const broken = Array.from({ length: brokenJourney }, (_, number) => eventOf(number));
    await ingestEvents({ ctx: other, input: { events: broken } });
    await stage.startWorker();
    await untilEnded(sql, people - unroutable + brokenJourney, 120_000);
    const failed = await sql<{ messageId: string }[]>`
      select message_id as "messageId" from events where outcome = 'failed'`;
    assert.deepEqual(
      failed.map(({ messageId }) => messageId).sort(),
      [...unroutables].map((number) => `event-${number}`).sort(),
    );
    const exits = await sql<{ workspaceId: string; n: number }[]>`
      select workspace_id as "workspaceId", count(*)::int as n from enrolments
      where status = 'exited' and exit_reason = 'error' group by 1`;
    const exited = Object.fromEntries(exits.map(({ workspaceId, n }) => [workspaceId, n]));
    assert.deepEqual(exited, { [ctx.workspaceId]: poisonous, [other.workspaceId]: brokenJourney });
    const through = people - unroutable - poisonous;
    assert.equal(new Set(stage.gateway.accepted).size, through);
    return {
      people,
      'failed events': unroutable,
      'exited with an error': poisonous + brokenJourney,
    };
  },
};
