import type { FindOffences, FoundOffence } from './offence.ts';

/**
 * Enrolled people are counted, and at every block entered = here + passed + exited. Who is moved leaves
 * the books of one version by `moved-out` and enters those of the other by `moved-in`.
 */
export const counterOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  with entries as (
    select version_id, count(*) as n from enrolments where not test group by 1
  ), counted as (
    select version_id, block_id,
      coalesce(sum(n) filter (where port in ('moved-in',
        case block_id when '@entry' then 'enrolled' else 'in' end)), 0) as came,
      coalesce(sum(n) filter (where case block_id when '@entry' then port = 'moved-out'
        else port not in ('in', 'moved-in', 'again') end), 0) as went
    from step_counts group by 1, 2
  ), here as (
    select e.version_id, v.plan -> 'steps' -> e.step ->> 'blockId' as block_id, count(*) as n
    from enrolments e join versions v on v.id = e.version_id
    where e.status = 'inside' and not e.test group by 1, 2
  )
  select v.workspace_id as "workspaceId", 'entries-miscounted' as kind, v.id::text,
    v.journey_id as "journeyId",
    jsonb_build_object('entered', coalesce(e.n, 0),
      'counted', coalesce(c.came - c.went, 0)) as values
  from versions v left join entries e on e.version_id = v.id
    left join counted c on c.version_id = v.id and c.block_id = '@entry'
  where coalesce(e.n, 0) <> coalesce(c.came - c.went, 0)
  union all
  select v.workspace_id, 'block-unbalanced', b.version_id || '/' || b.block_id, v.journey_id,
    jsonb_build_object('block', b.block_id, 'came', b.came, 'went', b.went, 'here', b.here)
  from (
    select version_id, block_id, coalesce(c.came, 0) as came, coalesce(c.went, 0) as went,
      coalesce(h.n, 0) as here
    from (select * from counted where block_id <> '@entry') c
      full join here h using (version_id, block_id)
  ) b join versions v on v.id = b.version_id
  where b.came <> b.went + b.here`;
