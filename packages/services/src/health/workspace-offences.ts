import type { FindOffences, FoundOffence } from './offence.ts';

/** What is inside belongs to one workspace with its contact, its version and its strand. */
export const workspaceOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select e.workspace_id as "workspaceId", 'foreign-row' as kind, e.id::text,
    e.journey_id as "journeyId", jsonb_build_object('table', 'enrolments') as values
  from enrolments e join contacts c on c.id = e.contact_id join versions v on v.id = e.version_id
  where e.status = 'inside' and (c.workspace_id <> e.workspace_id or v.workspace_id <> e.workspace_id)
  union all
  select s.workspace_id, 'foreign-row', s.id::text, v.journey_id,
    jsonb_build_object('table', 'strands')
  from strands s join versions v on v.id = s.version_id
  where s.state = 'open' and s.workspace_id <> v.workspace_id`;
