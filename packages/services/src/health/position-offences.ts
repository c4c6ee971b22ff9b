import type { FindOffences, FoundOffence } from './offence.ts';

/**
 * Whoever is inside stands in one open strand, of their version and step, and has left each block
 * once a visit. Of the trail, what is new is compared with all that is there of the same enrolments.
 */
export const positionOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select e.workspace_id as "workspaceId", 'inside-nowhere' as kind, e.id::text,
    e.journey_id as "journeyId", jsonb_build_object('strand', e.strand_id) as values
  from enrolments e left join strands s on s.id = e.strand_id and s.state = 'open'
    and s.version_id = e.version_id and s.step = e.step
  where e.status = 'inside' and s.id is null
  union all
  select s.workspace_id, 'strand-too-small', s.id::text, v.journey_id,
    jsonb_build_object('size', s.size, 'members', m.n)
  from strands s join versions v on v.id = s.version_id cross join lateral (
    select count(*) as n from enrolments e where e.strand_id = s.id and e.status = 'inside'
  ) m
  where s.state = 'open' and s.size < m.n
  union all
  select e.workspace_id, 'block-left-twice', e.id::text, e.journey_id,
    jsonb_build_object('block', t.block_id, 'visit', t.visit, 'times', t.n)
  from (
    select t.enrolment_id, t.block_id, t.visit, count(*) as n from trail t
    where t.port <> 'moved-out'
      and t.enrolment_id in (select enrolment_id from trail order by id desc limit 20000)
    group by 1, 2, 3 having count(*) > 1
  ) t join enrolments e on e.id = t.enrolment_id`;
