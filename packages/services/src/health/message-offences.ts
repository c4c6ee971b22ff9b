import type { FindOffences, FoundOffence } from './offence.ts';

/**
 * A message is handed over for seconds only, unless its person sleeps until it is asked for again, and
 * nobody finishes before theirs has its answer.
 */
export const messageOffences: FindOffences = async (sql) => sql<FoundOffence[]>`
  select m.workspace_id as "workspaceId", 'message-unanswered' as kind, m.id::text,
    m.journey_id as "journeyId",
    jsonb_build_object('channel', m.channel, 'attempt', m.attempt,
      'seconds', round(extract(epoch from clock_timestamp() - m.answer_by))) as values
  from messages m join versions v on v.id = m.version_id
  where m.state = 'handed' and v.status <> 'paused'
    and m.answer_by < clock_timestamp() - interval '60 s'
    and not exists (
      select 1 from enrolments e join strands s on s.id = e.strand_id
      where e.id = m.enrolment_id and s.state = 'open' and s.op = 'sleep'
        and s.due_at > percurso_now())
  union all
  select m.workspace_id, 'message-left-open', m.id::text, m.journey_id,
    jsonb_build_object('channel', m.channel, 'state', m.state)
  from messages m join enrolments e on e.id = m.enrolment_id
  where m.state in ('handed', 'reserved', 'deferred') and e.status = 'finished'`;
