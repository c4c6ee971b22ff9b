import type { FindOffences, FoundOffence } from './offence.ts';

/** Nudges after which a strand is shown: its workflow was told, for hours, and did not move it. */
const manyNudges = 10;

/** Every open strand is driven: told again once its `check_at` has passed, and not for ever. */
export const drivenOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select s.workspace_id as "workspaceId",
    case when s.nudges >= ${manyNudges} then 'strand-nudged' else 'strand-not-driven' end as kind,
    s.id::text, v.journey_id as "journeyId",
    jsonb_build_object('kind', s.kind, 'people', s.size, 'nudges', s.nudges,
      'seconds', greatest(0, round(extract(epoch from clock_timestamp() - s.check_at)))) as values
  from strands s join versions v on v.id = s.version_id
  where s.state = 'open' and v.status <> 'paused'
    and (s.check_at < clock_timestamp() - interval '60 s' or s.nudges >= ${manyNudges})`;

/** No wait is overdue by more than a minute of real time, and no effect has waited longer for its turn. */
export const waitOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select s.workspace_id as "workspaceId", 'strand-overdue' as kind, s.id::text,
    v.journey_id as "journeyId",
    jsonb_build_object('kind', s.kind, 'people', s.size, 'nudges', s.nudges,
      'seconds', round(extract(epoch from percurso_now() - coalesce(s.due_at, s.since)) / c.speed)) as values
  from strands s join versions v on v.id = s.version_id cross join clock c
  where s.state = 'open' and v.status <> 'paused' and (s.op = 'act' or s.due_at is not null)
    and coalesce(s.due_at, s.since) < percurso_now() - interval '60 s' * c.speed`;
