import type { ClockReading } from '@percurso/engine/clock';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import type { Transaction } from '../connect.ts';
import type { Cap } from './frequency-cap.ts';

/** Real milliseconds until it is seen whether all sending is still held. */
const heldMs = 10_000;

interface Held {
  ms: number | null;
  since: Date | null;
  gapSent: string[] | null;
  beats: number | null;
  most: number | null;
  days: number;
  quietTimes: QuietTimes | null;
  now: Date;
  speed: number;
}

interface Hold {
  holdMs: number;
  gapSent: string[];
  cap: Cap | null;
  quietTimes: QuietTimes | null;
  clock: ClockReading;
  beats: number;
}

/** How long the channel, or all sending, is held, what of the gap of a restore counts as sent, cap, quiet times, clock and beats. */
export async function readHold(
  tx: Transaction,
  workspaceId: string,
  channel: 'sms' | 'email',
): Promise<Hold> {
  const [row] = await tx<Held[]>`
    select (
        select (extract(epoch from next_send_at - clock_timestamp()) * 1000)::float8
        from channels where workspace_id = ${workspaceId} and channel = ${channel}
      ) as ms,
      b.held_since as since, b.gap_sent as "gapSent", b.n::float8 as beats, f.most, f.days,
      q.settings as "quietTimes", percurso_now() as now, c.speed
    from clock c left join beat b on b.id = 1
      left join frequency_caps f on f.workspace_id = ${workspaceId} and f.channel = ${channel}
      left join quiet_times q on q.workspace_id = ${workspaceId} and q.channel = ${channel}
    where c.id = 1`;
  if (!row) throw new Error('The table `clock` is empty; the migrations have not run.');
  const { ms, since, gapSent, beats, most, days, quietTimes, now, speed } = row;
  return {
    holdMs: Math.max(since ? heldMs : 0, Math.ceil(ms ?? 0)),
    gapSent: gapSent ?? [],
    cap: most === null ? null : { most, days },
    quietTimes,
    clock: { now, speed },
    beats: beats ?? 0,
  };
}
