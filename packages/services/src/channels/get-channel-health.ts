import type { Sql } from '@percurso/db/connect';
import type { ServiceContext } from '../context.ts';
import type { ChannelHealth, ChannelTest } from './channel-health-schema.ts';
import { ChannelName } from './channel-schema.ts';
import type { ChannelTestRow } from './to-channel-test.ts';
import { channelTestColumns, toChannelTest } from './to-channel-test.ts';

/** Failures are counted up to this many of a channel. */
const countedFailures = 20_000;
const shownTests = 5;

interface Course {
  channel: ChannelName;
  acceptedAt: Date | null;
  /** The first refusal after the last that was accepted; within a day where none is known to be. */
  since: Date | null;
}

interface Failures {
  channel: ChannelName;
  reason: string;
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
  const [courses, failures, queues, tests, held] = await Promise.all([
    readCourses(ctx),
    readFailures(ctx),
    readQueues(ctx),
    readTests(ctx),
    ctx.db.sql<{ since: Date | null }[]>`select held_since as since from beat where id = 1`,
  ]);
  const heldSince = held[0]?.since?.toISOString() ?? null;
  const items = ChannelName.options.map((channel): ChannelHealth => {
    const queue = queues.find((one) => one.channel === channel);
    return {
      channel,
      ...judge(courses.find((one) => one.channel === channel)),
      failures: failures.flatMap(({ channel: of, ...one }) => (of === channel ? [one] : [])),
      due: queue?.due ?? 0,
      limitedUntil: queue?.limitedUntil?.toISOString() ?? null,
      heldSince,
      tests: tests.filter((one) => one.channel === channel),
    };
  });
  return { items };
}

function judge(
  course: Course | undefined,
): Pick<ChannelHealth, 'state' | 'lastSentAt' | 'failingSince'> {
  const { acceptedAt = null, since = null } = course ?? {};
  const used = since ? 'failing' : 'working';
  return {
    state: acceptedAt || since ? used : 'unused',
    lastSentAt: acceptedAt?.toISOString() ?? null,
    failingSince: since?.toISOString() ?? null,
  };
}

/** What was accepted last, and first refused since. */
async function readCourses({ workspaceId, db }: ServiceContext): Promise<Course[]> {
  const { sql } = db;
  return await sql<Course[]>`
    with clock_now as materialized (select percurso_now() as now),
    accepted as materialized (
      select n.channel, n.provider, greatest(
        (select max(handed_at) from messages
          where workspace_id = ${workspaceId} and channel = n.channel and provider = n.provider
            and state = 'accepted'),
        (select max(at) from channel_tests
          where workspace_id = ${workspaceId} and channel = n.channel and provider = n.provider
            and reason is null)) as at
      from (${deliveries(sql, workspaceId)}) n
    )
    select n.channel, n.at as "acceptedAt", (select min(at) from (
        (select handed_at as at from messages
          where ${refused(sql, workspaceId)}
            and handed_at > coalesce(n.at, c.now - interval '1 day')
          order by handed_at limit 1)
        union all
        (select at from channel_tests
          where ${refusedTest(sql, workspaceId)}
            and at > coalesce(n.at, c.now - interval '1 day'))) first) as since
    from accepted n cross join clock_now c`;
}

/** Of the last day by reason, most first. */
async function readFailures({ workspaceId, db }: ServiceContext): Promise<Failures[]> {
  const { sql } = db;
  return await sql<Failures[]>`
    with clock_now as materialized (select percurso_now() as now)
    select n.channel, r.reason, count(*)::int as "lastDay",
      count(*) filter (where r.at > c.now - interval '1 hour')::int as "lastHour"
    from (${deliveries(sql, workspaceId)}) n cross join clock_now c
    cross join lateral (
      (select coalesce(reason, 'no clear answer') as reason, handed_at as at from messages
        where ${refused(sql, workspaceId)} and handed_at > c.now - interval '1 day'
        order by handed_at desc limit ${countedFailures})
      union all
      (select reason, at from channel_tests
        where ${refusedTest(sql, workspaceId)} and at > c.now - interval '1 day')) r
    group by n.channel, r.reason order by count(*) desc, r.reason`;
}

/** Each channel with who delivers it now: what another one did says nothing of it. */
function deliveries(sql: Sql, workspaceId: string) {
  return sql`
    select one.channel, coalesce(c.provider, 'capture') as provider
    from unnest(${ChannelName.options as string[]}::text[]) as one (channel)
    left join channels c on c.workspace_id = ${workspaceId} and c.channel = one.channel`;
}

function refused(sql: Sql, workspaceId: string) {
  return sql`workspace_id = ${workspaceId} and channel = n.channel and provider = n.provider
    and (state in ('failed', 'unknown') or (state = 'reserved' and reason is not null))
    and ${tellsOfProvider(sql)}`;
}

function refusedTest(sql: Sql, workspaceId: string) {
  return sql`workspace_id = ${workspaceId} and channel = n.channel and provider = n.provider
    and reason is not null and ${tellsOfProvider(sql)}`;
}

function tellsOfProvider(sql: Sql) {
  return sql`reason is distinct from 'late' and reason is distinct from 'due-in-gap'`;
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
