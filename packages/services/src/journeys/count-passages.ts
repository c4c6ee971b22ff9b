import { definitions } from '@percurso/blocks/definitions';
import type { Transaction } from '@percurso/db/connect';
import type { Plan } from '@percurso/journey/plan';
import type { PeriodPeople } from './numbers-period.ts';
import { ofPeople } from './numbers-period.ts';

/** Under which people who stand at a block are counted, beside the ports they left it by. */
export const STANDING = '@here';

/** How often a block of a version was left by a port. */
export interface PassageCount {
  versionId: string;
  blockId: string;
  port: string;
  /** The exit rule that took them out. */
  rule: string | null;
  n: number;
  /** Of those, who came to the block from another version. */
  movedIn: number;
  /** Of those, who came back to a loop after a pass. */
  again: number;
}

interface Asked extends PeriodPeople {
  versions: readonly { id: string; plan: Plan }[];
}

/** What the counters hold, of the people of a period alone: from their trail and where they stand. */
export async function countPassages(tx: Transaction, asked: Asked): Promise<PassageCount[]> {
  const { journeyId, versions } = asked;
  const steps = versions.flatMap(({ id, plan }) =>
    plan.steps.map(({ blockId, kind, loop }, step) => {
      const body = loop ? definitions[kind]?.loop?.[0] : undefined;
      return { versionId: id, step, blockId, body: body ?? null };
    }),
  );
  const column = <T>(read: (step: (typeof steps)[number]) => T): T[] => steps.map(read);
  const moves = await tx`
    select from versions where journey_id = ${journeyId} and move_map is not null limit 1`;
  const order = { moves: moves.length > 0, loops: steps.some(({ body }) => body !== null) };
  return await tx<PassageCount[]>`
    with plans as (
      select * from unnest(
        ${column(({ versionId }) => versionId)}::uuid[], ${column(({ step }) => step)}::int[],
        ${column(({ blockId }) => blockId)}::text[], ${column(({ body }) => body)}::text[]
      ) as s (version_id, step, block_id, body)
    ), people as materialized (
      select e.id, e.version_id, e.entered_seq, case e.status when 'inside' then e.step end as step
      from enrolments e where ${ofPeople(tx, asked)}
    ), passages as (
      select p.id as person, p.version_id, p.entered_seq, t.at, t.id, t.block_id, t.port, t.reason
      from people p join trail t on t.enrolment_id = p.id
      union all
      select p.id, p.version_id, p.entered_seq, 'infinity', null, s.block_id, ${STANDING}, null
      from people p join plans s on s.version_id = p.version_id and s.step = p.step
    ) ${order.moves || order.loops ? countInOrder(tx, { journeyId, ...order }) : countAlone(tx)}`;
}

/** Without versions that people were moved to, and without loops, each passage counts by itself. */
function countAlone(tx: Transaction) {
  return tx`
    select version_id as "versionId", block_id as "blockId", port, ${ruleOf(tx)} as rule,
      count(*)::float8 as n, 0 as "movedIn", 0 as again
    from passages group by 1, 2, 3, 4`;
}

/**
 * The trail knows no versions: a person's changes at each `moved-out`, whose reason names the next one,
 * from the one that their entry was decided by. Who was in a loop's body before has come back to it.
 */
function countInOrder(
  tx: Transaction,
  { journeyId, moves, loops }: { journeyId: string; moves: boolean; loops: boolean },
) {
  // Each order costs a sort of all passages; where there is nothing to tell by it, it is left out.
  const before = moves ? tx`lag(port) over way` : tx`null`;
  const last = loops
    ? tx`lag(port) over (partition by person, block_id order by at, id)`
    : tx`null`;
  return tx`, moves as (
      select m.person, m.next, d.version_id as origin
      from (
        select person, min(entered_seq) as seq,
          array_agg(substring(reason from '^moved: (\\d+)$')::int order by at, id) as next
        from passages where port = 'moved-out' group by person
      ) m left join event_decisions d on d.event_seq = m.seq and d.journey_id = ${journeyId}
    ), placed as (
      select person, version_id, block_id, port, ${ruleOf(tx)} as rule,
        ${moves ? movesBefore(tx) : tx`0`}::int as moves,
        ${before}::text as before, ${last}::text as last
      from passages
      window way as (partition by person order by at, id)
    )
    select coalesce(case when p.moves = 0 then m.origin else v.id end, p.version_id) as "versionId",
      p.block_id as "blockId", p.port, p.rule, count(*)::float8 as n,
      count(*) filter (where p.before = 'moved-out')::float8 as "movedIn",
      count(*) filter (where p.before is distinct from 'moved-out' and p.last = l.body)::float8 as again
    from placed p left join moves m on m.person = p.person
      left join versions v on v.journey_id = ${journeyId} and v.number = m.next[p.moves]
      left join (select distinct block_id, body from plans where body is not null) l
        on l.block_id = p.block_id
    group by 1, 2, 3, 4`;
}

function movesBefore(tx: Transaction) {
  return tx`count(*) filter (where port = 'moved-out') over (
    way rows between unbounded preceding and 1 preceding)`;
}

function ruleOf(tx: Transaction) {
  return tx`case port when 'exited' then substring(reason from '^exit-rule: (.*)$') end`;
}
