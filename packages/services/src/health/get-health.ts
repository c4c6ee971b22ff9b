import type { ServiceContext } from '../context.ts';
import type { Balance, Health, Offence } from './balance-schema.ts';
import { BalanceName } from './balance-schema.ts';
import { nameSteps } from './name-steps.ts';
import { wholeInstallation } from './run-watchdogs.ts';

const shownFailures = 20;
/** Failed events are looked for among this many of the newest. */
const recentEvents = 100_000;

interface Reading {
  name: BalanceName;
  checkedAt: Date;
  ageSeconds: number;
  failingSince: Date | null;
  total: number;
  rows: Offence[];
}

/** Every balance as it was last computed, as far as it concerns this workspace, and failed events. */
export async function getHealth({ ctx }: { ctx: ServiceContext }): Promise<Health> {
  const { sql } = ctx.db;
  const found = await sql<Reading[]>`
    select w.name, w.checked_at as "checkedAt", own.failing_since as "failingSince",
      extract(epoch from clock_timestamp() - w.checked_at)::float8 as "ageSeconds",
      coalesce((own.detail ->> 'total')::int, 0) as total,
      coalesce(own.detail -> 'rows', '[]') as rows
    from watchdogs w left join watchdogs own
      on own.name = w.name and own.workspace_id = ${ctx.workspaceId}
    where w.workspace_id = ${wholeInstallation} and w.checked_at > 'epoch'`;
  const readings = await nameSteps(sql, found);
  const [beat] = await sql<{ heldSince: Date | null }[]>`
    select held_since as "heldSince" from beat where id = 1`;
  const failed = await sql<{ id: string; trigger: string; reason: string | null; at: Date }[]>`
    select e.id, t.key as trigger, e.reason, e.received_at as at
    from events e join triggers t on t.id = e.trigger_id
    where e.workspace_id = ${ctx.workspaceId} and e.outcome = 'failed'
      and e.seq > (select coalesce(max(seq), 0) from events) - ${recentEvents}
    order by e.seq desc limit ${shownFailures}`;
  return {
    balances: BalanceName.options.map((name) =>
      toBalance(
        name,
        readings.find((reading) => reading.name === name),
      ),
    ),
    sendingHeldSince: beat?.heldSince?.toISOString() ?? null,
    heldMessages: beat?.heldSince ? await countHeld(ctx) : { transactional: 0, commercial: 0 },
    failedEvents: failed.map(({ at, ...event }) => ({ ...event, receivedAt: at.toISOString() })),
  };
}

/** They are reserved one page after the other, so the numbers grow in the first seconds. */
async function countHeld({ workspaceId, db }: ServiceContext): Promise<Health['heldMessages']> {
  const rows = await db.sql<{ class: 'transactional' | 'commercial'; n: number }[]>`
    select m.class, count(*)::int as n
    from strands s join enrolments e on e.strand_id = s.id and e.status = 'inside'
      join messages m on m.enrolment_id = e.id and m.state in ('reserved', 'handed')
    where s.workspace_id = ${workspaceId} and s.state = 'open' and s.gap group by 1`;
  const counted = new Map(rows.map((row) => [row.class, row.n]));
  return {
    transactional: counted.get('transactional') ?? 0,
    commercial: counted.get('commercial') ?? 0,
  };
}

function toBalance(name: BalanceName, reading: Reading | undefined): Balance {
  if (!reading) {
    const never = { checkedAt: null, ageSeconds: null, failingSince: null };
    return { name, ok: true, ...never, total: 0, rows: [] };
  }
  const { checkedAt, ageSeconds, failingSince, total, rows } = reading;
  return {
    name,
    ok: total === 0,
    checkedAt: checkedAt.toISOString(),
    ageSeconds: Math.round(ageSeconds),
    failingSince: failingSince?.toISOString() ?? null,
    total,
    rows,
  };
}
