import { definitions } from '@percurso/blocks/definitions';
import type { Transaction } from '@percurso/db/connect';
import type { CountedRows } from './counted-rows.ts';
import type { PeopleCount, PeopleQuery } from './journey-numbers-schema.ts';

interface Asked extends Pick<PeopleQuery, 'port' | 'version'> {
  journeyId: string;
  block: string;
  count: PeopleCount;
}

/** After all ids: who stands at a block has not left it yet. */
const STANDING = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Each time somebody left a block, and those who stand there: what the counters of a block count. */
export async function countedPassages(tx: Transaction, asked: Asked): Promise<CountedRows> {
  const { block, count, journeyId, version } = asked;
  const steps = await tx<{ id: string; step: number; kind: string }[]>`
    select v.id, s.number::int - 1 as step, s.step ->> 'kind' as kind from versions v,
      jsonb_array_elements(v.plan -> 'steps') with ordinality as s (step, number)
    where v.journey_id = ${journeyId} and s.step ->> 'blockId' = ${block}`;
  const moves = await tx`
    select from versions where journey_id = ${journeyId} and move_map is not null limit 1`;
  const moved = moves.length > 0 && typeof version === 'number';
  const body = steps.flatMap(({ kind }) => definitions[kind]?.loop?.[0] ?? [])[0] ?? null;
  const at = { passed: tx`q.left_at`, exited: tx`q.left_at`, here: tx`e.moved_at` };
  const came = tx`coalesce(b.at, e.entered_at)`;
  return {
    rows: tx`cross join lateral (
      select q.row_id, q.port, q.reason, null::uuid as "messageId",
        ${at[count as keyof typeof at] ?? came} as at
      from (
        select t.id as row_id, t.port, t.at as left_at,
          case t.port when 'exited' then e.exit_reason else t.reason end as reason
        from trail t where t.enrolment_id = e.id and t.block_id = ${block}
        union all
        select ${STANDING}, null, 'infinity', null where e.status = 'inside'
          and (e.version_id, e.step) in (select * from unnest(
            ${steps.map(({ id }) => id)}::uuid[], ${steps.map(({ step }) => step)}::int[]))
      ) q left join lateral (
        select b.at, b.port from trail b
        where b.enrolment_id = e.id and (b.at, b.id) < (q.left_at, q.row_id)
        order by b.at desc, b.id desc limit 1
      ) b on true
      where ${whichOf(tx, { ...asked, body })} and ${moved ? inVersion(tx, version) : tx`true`}
      offset 0
    ) r`,
    only: onlyOf(tx, asked),
    moved,
  };
}

/** What can be told by the enrolment alone, before its trail is looked at. */
function onlyOf(tx: Transaction, { count }: Asked) {
  if (count === 'here') return tx`e.status = 'inside'`;
  return count === 'exited' ? tx`e.status = 'exited'` : tx`true`;
}

function whichOf(tx: Transaction, { block, count, port, body }: Asked & { body: string | null }) {
  if (count === 'here') return tx`q.port is null`;
  if (count === 'exited') return tx`q.port = 'exited'`;
  if (count === 'movedIn') return tx`b.port = 'moved-out'`;
  if (count === 'passed') {
    return port === undefined ? tx`q.port <> 'exited'` : tx`q.port = ${port}`;
  }
  if (count === 'entered') return tx`true`;
  return tx`b.port is distinct from 'moved-out' and ${body}::text = (
    select l.port from trail l
    where l.enrolment_id = e.id and l.block_id = ${block}
      and (l.at, l.id) < (q.left_at, q.row_id)
    order by l.at desc, l.id desc limit 1)`;
}

/**
 * The trail knows no versions: it is the one that the last `moved-out` before names, before the first
 * one that which their entry was decided by.
 */
function inVersion(tx: Transaction, version: number) {
  return tx`${version}::int = coalesce(
    (select substring(m.reason from '^moved: (\\d+)$')::int from trail m
      where m.enrolment_id = e.id and m.port = 'moved-out'
        and (m.at, m.id) < (q.left_at, q.row_id)
      order by m.at desc, m.id desc limit 1),
    case when exists (
      select from trail m where m.enrolment_id = e.id and m.port = 'moved-out'
    ) then (
      select o.number from event_decisions d join versions o on o.id = d.version_id
      where d.event_seq = e.entered_seq and d.journey_id = e.journey_id) end,
    w.number)`;
}
