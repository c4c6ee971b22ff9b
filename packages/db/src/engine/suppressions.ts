import type { Sql, Transaction } from '../connect.ts';
import type { Suppression } from '../schema/messages.ts';
import { hashAddress } from '../secrets/hash-address.ts';

/** Address → since when and why nothing is sent there any more; those that are free are left out. */
export async function readSuppressions(
  sql: Sql | Transaction,
  {
    workspaceId,
    secret,
    channel,
    addresses,
  }: { workspaceId: string; secret: string; channel: 'sms' | 'email'; addresses: string[] },
): Promise<Map<string, { reason: Suppression; at: string }>> {
  if (addresses.length === 0) return new Map();
  const addressOf = new Map(
    addresses.map((address) => [hashAddress(secret, { channel, address }), address]),
  );
  const rows = await sql<{ hash: string; reason: Suppression; at: Date }[]>`
    select address_hash as hash, reason, at from suppressions
    where workspace_id = ${workspaceId} and channel = ${channel}
      and address_hash = any(${[...addressOf.keys()]}::text[])`;
  return new Map(
    rows.map(({ hash, reason, at }) => [
      addressOf.get(hash) ?? '',
      { reason, at: at.toISOString() },
    ]),
  );
}

/** Nothing is sent to these addresses any more; one that is suppressed already stays so for its first reason. */
export async function insertSuppressions(
  tx: Transaction,
  {
    workspaceId,
    secret,
    reason,
    points,
  }: {
    workspaceId: string;
    secret: string;
    reason: Suppression;
    points: { channel: string; address: string }[];
  },
): Promise<void> {
  const hashed = new Map(
    points.map((point) => {
      const { channel } = point;
      const hash = hashAddress(secret, point);
      return [`${channel} ${hash}`, { channel, hash }];
    }),
  );
  const sorted = [...hashed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
  // Erased is for ever, the others may be lifted.
  await tx`
    insert into suppressions (workspace_id, channel, address_hash, reason, at)
    select ${workspaceId}, p.channel, p.hash, ${reason}, percurso_now()
    from unnest(${sorted.map(({ channel }) => channel)}::text[],
      ${sorted.map(({ hash }) => hash)}::text[]) as p (channel, hash)
    on conflict (workspace_id, channel, address_hash) do update set reason = excluded.reason,
      at = excluded.at where excluded.reason = 'erased' and suppressions.reason <> 'erased'`;
}

/** Takes back what a bounce or a complaint suppressed; who was erased stays so. */
export async function liftSuppression(
  tx: Transaction,
  {
    workspaceId,
    secret,
    channel,
    address,
  }: { workspaceId: string; secret: string; channel: string; address: string },
): Promise<void> {
  await tx`
    delete from suppressions
    where workspace_id = ${workspaceId} and channel = ${channel}
      and address_hash = ${hashAddress(secret, { channel, address })} and reason <> 'erased'`;
}
