import type { Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { Channel, ChannelSenders } from './channel-schema.ts';
import { listChannels } from './list-channels.ts';

/**
 * Sets the senders that a message may name beside the channel's own. Throws `conflict`, naming the journeys,
 * while a version that people enter, or are inside of, sends as one that is taken out.
 */
export async function setSenders({
  ctx,
  input: { channel, senders },
}: {
  ctx: ServiceContext;
  input: ChannelSenders & { channel: Channel['channel'] };
}): Promise<Channel> {
  const { workspaceId } = ctx;
  await runTransaction(ctx.db.sql, async (tx) => {
    // Held until the commit: a version that is made meanwhile is checked against what comes of this.
    const [before] = await tx<{ senders: string[] }[]>`
      select senders from channel_senders
      where workspace_id = ${workspaceId} and channel = ${channel} for update`;
    const removed = (before?.senders ?? []).filter((one) => !senders.includes(one));
    await refuseUsed(tx, { workspaceId, channel, removed });
    await tx`
      insert into channel_senders (workspace_id, channel, senders, updated_at)
      values (${workspaceId}, ${channel}, ${tx.json([...new Set(senders)])}, percurso_now())
      on conflict (workspace_id, channel) do update
      set senders = excluded.senders, updated_at = excluded.updated_at`;
  });
  const { items } = await listChannels({ ctx });
  return items.find((one) => one.channel === channel) as Channel;
}

/** A block that sends is named after its channel. */
async function refuseUsed(
  tx: Transaction,
  {
    workspaceId,
    channel,
    removed,
  }: { workspaceId: string; channel: Channel['channel']; removed: string[] },
): Promise<void> {
  if (removed.length === 0) return;
  const uses = await tx<{ journeyId: string; name: string; sender: string }[]>`
    select distinct j.id as "journeyId", j.name, step -> 'config' ->> 'sender' as sender
    from versions v join journeys j on j.id = v.journey_id
    cross join lateral jsonb_array_elements(v.plan -> 'steps') as step
    where v.workspace_id = ${workspaceId} and v.status <> 'stopped'
      and step ->> 'kind' = ${channel} and step -> 'config' ->> 'sender' = any(${removed}::text[])
      and (v.id = j.live_version_id or exists (
        select from enrolments e where e.version_id = v.id and e.status = 'inside'))
    order by j.name, sender`;
  if (uses.length === 0) return;
  const told = (names: string[]) => [...new Set(names)].map((name) => `“${name}”`).join(', ');
  const sender = told(uses.map((use) => use.sender));
  const journeys = told(uses.map(({ name }) => name));
  throw new ServiceError('conflict', {
    detail: `Messages of ${journeys} go out as ${sender}; publish a version that names another sender, with nobody finishing on the older one, or stop the journey, first.`,
    code: 'sender-used',
    values: { sender, journeys },
    extra: { usedIn: uses.map((use) => ({ ...use })) },
  });
}
