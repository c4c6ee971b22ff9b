import type { ServiceContext } from '../context.ts';
import type { ChannelHealth, ChannelTest } from './channel-health-schema.ts';
import { ChannelName } from './channel-schema.ts';
import type { ChannelTestRow } from './to-channel-test.ts';
import { channelTestColumns, toChannelTest } from './to-channel-test.ts';

/** What was sent is looked for among this many of the newest messages. */
const recentMessages = 100_000;
const shownTests = 5;

interface Attempts {
  channel: ChannelName;
  /** Null of those that were accepted. */
  reason: string | null;
  latest: Date;
  /** The first one after the last that was accepted. */
  since: Date | null;
  lastHour: number;
  lastDay: number;
}

interface Queue {
  channel: ChannelName;
  due: number;
  limitedUntil: Date | null;
}

/** How each channel does: what the provider last accepted and refused, and what waits for it. */
export async function getChannelHealth({
  ctx,
}: {
  ctx: ServiceContext;
}): Promise<{ items: ChannelHealth[] }> {
  const [attempts, queues, tests, held] = await Promise.all([
    readAttempts(ctx),
    readQueues(ctx),
    readTests(ctx),
    ctx.db.sql<{ since: Date | null }[]>`select held_since as since from beat where id = 1`,
  ]);
  const heldSince = held[0]?.since?.toISOString() ?? null;
  const items = ChannelName.options.map((channel): ChannelHealth => {
    const queue = queues.find((one) => one.channel === channel);
    return {
      channel,
      ...judge(attempts.filter((one) => one.channel === channel)),
      due: queue?.due ?? 0,
      limitedUntil: queue?.limitedUntil?.toISOString() ?? null,
      heldSince,
      tests: tests.filter((one) => one.channel === channel),
    };
  });
  return { items };
}

function judge(
  attempts: Attempts[],
): Pick<ChannelHealth, 'state' | 'lastSentAt' | 'failingSince' | 'failures'> {
  const accepted = attempts.find(({ reason }) => reason === null);
  const refused = attempts.flatMap(({ reason, ...one }) => (reason ? [{ ...one, reason }] : []));
  const [since] = refused
    .flatMap((one) => one.since ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const used = since ? 'failing' : 'working';
  return {
    state: attempts.length === 0 ? 'unused' : used,
    lastSentAt: accepted?.latest.toISOString() ?? null,
    failingSince: since?.toISOString() ?? null,
    failures: refused
      .filter(({ lastDay }) => lastDay > 0)
      .map(({ reason, lastHour, lastDay }) => ({ reason, lastHour, lastDay }))
      .sort((a, b) => b.lastDay - a.lastDay),
  };
}

/** Of who delivers the channel now: what another one did says nothing of it. */
async function readAttempts({ workspaceId, db }: ServiceContext): Promise<Attempts[]> {
  return await db.sql<Attempts[]>`
    with newest as materialized (
      select channel, provider, state, reason, handed_at, updated_at from messages
      where workspace_id = ${workspaceId}
      order by created_at desc, id desc limit ${recentMessages}
    ), attempts as (
      select channel, provider, coalesce(handed_at, updated_at) as at,
        case when state <> 'accepted' then coalesce(reason, 'no clear answer') end as reason
      from newest
      where state in ('accepted', 'failed', 'unknown') or (state = 'reserved' and reason is not null)
      union all
      select channel, provider, at, reason from channel_tests where workspace_id = ${workspaceId}
    ), current as (
      select a.* from attempts a left join channels c
        on c.workspace_id = ${workspaceId} and c.channel = a.channel
      where a.provider = coalesce(c.provider, 'capture')
        and a.reason is distinct from 'late' and a.reason is distinct from 'due-in-gap'
    ), accepted as (
      select channel, max(at) as at from current where reason is null group by channel
    )
    select c.channel, c.reason, max(c.at) as latest,
      min(c.at) filter (where c.reason is not null and (a.at is null or c.at > a.at)) as since,
      count(*) filter (where c.at > percurso_now() - interval '1 hour')::int as "lastHour",
      count(*) filter (where c.at > percurso_now() - interval '1 day')::int as "lastDay"
    from current c left join accepted a on a.channel = c.channel
    group by c.channel, c.reason`;
}

/** A block that sends is named after its channel; a paused journey's people are not due. */
async function readQueues({ workspaceId, db }: ServiceContext): Promise<Queue[]> {
  return await db.sql<Queue[]>`
    select n.channel, (
        select count(*)::int from strands s
          join versions v on v.id = s.version_id and v.workspace_id = ${workspaceId}
            and v.status = 'live'
          join enrolments e on e.strand_id = s.id and e.status = 'inside'
        where s.state = 'open' and s.op = 'act' and s.kind = n.channel) as due,
      (select next_send_at from channels c
        where c.workspace_id = ${workspaceId} and c.channel = n.channel
          and c.next_send_at > clock_timestamp()) as "limitedUntil"
    from unnest(${ChannelName.options as string[]}::text[]) as n (channel)`;
}

async function readTests({ workspaceId, db }: ServiceContext): Promise<ChannelTest[]> {
  const rows = await db.sql<ChannelTestRow[]>`
    select t.* from unnest(${ChannelName.options as string[]}::text[]) as n (channel)
      cross join lateral (
        select ${channelTestColumns(db.sql)} from channel_tests
        where workspace_id = ${workspaceId} and channel = n.channel
        order by id desc limit ${shownTests}) t
    order by t.id desc`;
  return rows.map(toChannelTest);
}
