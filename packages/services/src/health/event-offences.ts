import type { FindOffences, FoundOffence } from './offence.ts';

/** How far back routed events are looked at; older ones were looked at before. */
const recentEvents = 100_000;

/** Accepted events have one outcome each, or are pending for seconds only. */
export const eventOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select e.workspace_id as "workspaceId", 'event-pending' as kind, e.id::text,
    null::uuid as "journeyId",
    jsonb_build_object('seconds', round(extract(epoch from percurso_now() - e.received_at) / c.speed)) as values
  from events e cross join clock c
  where e.routed_at is null and e.received_at < percurso_now() - interval '60 s' * c.speed
  union all
  select e.workspace_id, 'event-without-outcome', e.id::text, null, '{}'::jsonb
  from events e
  where e.seq > (select coalesce(max(seq), 0) from events) - ${recentEvents}
    and e.routed_at is not null and e.outcome is null`;
