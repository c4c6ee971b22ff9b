import type { Passage } from '@percurso/engine/walk';
import type { Transaction } from '../connect.ts';
import { newId } from '../new-id.ts';

/** Blocks that one enrolment passed or came to, in order. */
export interface MemberPassages {
  enrolmentId: string;
  passages: Passage[];
  entered: string[];
  returned?: string[] | undefined;
  /** Of a test enrolment: it is in nobody's numbers. */
  test?: boolean | undefined;
}

/** Appends to the trail, in the order passed. */
export async function appendTrail(
  tx: Transaction,
  { workspaceId, members, at }: { workspaceId: string; members: MemberPassages[]; at: Date },
): Promise<void> {
  const rows = members.flatMap(({ enrolmentId, passages }) =>
    passages.map((passage) => ({ id: newId(), enrolmentId, ...passage })),
  );
  if (rows.length === 0) return;
  await tx`
    insert into trail (id, workspace_id, enrolment_id, block_id, visit, port, reason, detail, at)
    select t.id, ${workspaceId}, t.enrolment_id, t.block_id, t.visit, t.port, t.reason,
      t.detail::jsonb, ${at}
    from unnest(
      ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${rows.map(({ blockId }) => blockId)}::text[],
      ${rows.map(({ visit }) => visit)}::int[],
      ${rows.map(({ port }) => port)}::text[],
      ${rows.map(({ reason }) => reason)}::text[],
      ${rows.map(({ detail }) => (detail === undefined ? null : JSON.stringify(detail)))}::text[]
    ) as t (id, enrolment_id, block_id, visit, port, reason, detail)`;
}

/** What to add to the counters: version id, block, port and how many. */
export interface Count {
  versionId: string;
  blockId: string;
  port: string;
  n: number;
}

/** Counts of everything that some members passed and came to; tests are not counted. */
export function countPassages(versionId: string, members: MemberPassages[]): Count[] {
  const counts: Count[] = [];
  for (const { passages, entered, returned = [], test } of members) {
    if (test) continue;
    // A pass done: beside the ways in and out, not one of them.
    for (const blockId of returned) counts.push({ versionId, blockId, port: 'again', n: 1 });
    for (const blockId of entered) counts.push({ versionId, blockId, port: 'in', n: 1 });
    for (const { blockId, port } of passages) counts.push({ versionId, blockId, port, n: 1 });
  }
  return counts;
}

/** Adds to the counters: sorted, in one of 16 shards, and the last statement of its transaction. */
export async function addCounts(tx: Transaction, counts: Count[]): Promise<void> {
  const sums = new Map<string, Count>();
  for (const count of counts) {
    const key = JSON.stringify([count.versionId, count.blockId, count.port]);
    const sum = sums.get(key);
    if (sum) sum.n += count.n;
    else sums.set(key, { ...count });
  }
  if (sums.size === 0) return;
  const rows = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  const shard = Math.floor(Math.random() * 16);
  await tx`
    insert into step_counts (version_id, block_id, port, shard, n)
    select c.version_id, c.block_id, c.port, ${shard}, c.n
    from unnest(
      ${rows.map(({ versionId }) => versionId)}::uuid[],
      ${rows.map(({ blockId }) => blockId)}::text[],
      ${rows.map(({ port }) => port)}::text[],
      ${rows.map(({ n }) => n)}::bigint[]
    ) as c (version_id, block_id, port, n)
    order by c.version_id, c.block_id collate "C", c.port collate "C"
    on conflict (version_id, block_id, port, shard) do update set n = step_counts.n + excluded.n`;
}
