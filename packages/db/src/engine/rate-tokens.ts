import type { TokenInput } from '@percurso/engine/store';
import type { Sql } from '../connect.ts';

/** Sends may run ahead of the rate by this share of a second. */
const burst = 0.05;
/** Beside that a send may go out a tenth of a second after its turn: the rate is lower by both. */
const share = 0.85;

/**
 * Takes sends from the channel's row, in a commit of its own: `rate_at` is the instant up to which
 * the rate is used up. Taken off the rate are the burst and what comes late, so that no second holds more than `perSecond`.
 */
export async function takeTokens(
  sql: Sql,
  { workspaceId, channel, perSecond, count }: TokenInput,
): Promise<{ granted: number; waitMs: number }> {
  const spacing = spacingMs(perSecond);
  const ahead = Math.max(spacing, burst * 1_000);
  const [row] = await sql<{ granted: number; waitMs: number }[]>`
    with locked as (
      select workspace_id, channel,
        greatest(rate_at, clock_timestamp()) as used_to,
        clock_timestamp() as at
      from channels where workspace_id = ${workspaceId} and channel = ${channel} for update
    ), counted as (
      select *, least(${count}::int, greatest(0, floor(
        (${ahead}::float8 - extract(epoch from used_to - at) * 1000) / ${spacing}::float8)))::int as n
      from locked
    ), taken as (
      update channels c set rate_at = used_to + n * ${spacing}::float8 * interval '1 ms'
      from counted k where c.workspace_id = k.workspace_id and c.channel = k.channel and n > 0
    )
    select n as granted,
      greatest(1, ceil(extract(epoch from used_to - at) * 1000 + ${spacing - ahead}::float8))::int
        as "waitMs"
    from counted`;
  return row ?? { granted: count, waitMs: 0 };
}

/** Gives back sends that a page had no use for. */
export async function returnTokens(
  sql: Sql,
  { workspaceId, channel, perSecond, count }: TokenInput,
): Promise<void> {
  await sql`
    update channels set rate_at = rate_at - ${count * spacingMs(perSecond)}::float8 * interval '1 ms'
    where workspace_id = ${workspaceId} and channel = ${channel}`;
}

function spacingMs(perSecond: number): number {
  return 1_000 / (perSecond * share);
}
