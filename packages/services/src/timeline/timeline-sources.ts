import type { Sql } from '@percurso/db/connect';
import type { TimelineTopic } from './timeline-schema.ts';

/**
 * One row of any source. `rank` orders what has the same instant by cause and effect: ten for each
 * journey that led there, and in one journey from its event to its end. What people or programs do
 * to a case comes before the events it raises.
 */
export interface TimelineRow {
  id: string;
  at: Date;
  rank: number;
  type: string;
  versionId: string | null;
  facts: Record<string, unknown>;
}

const TOPICS = {
  event: 'triggers',
  refused: 'journeys',
  entered: 'journeys',
  message: 'messages',
  case: 'cases',
  step: 'journeys',
  left: 'journeys',
  goal: 'journeys',
  consent: 'consent',
} as const satisfies Record<string, TimelineTopic>;

/**
 * Everything that is told of a contact, each source a select of `id, at, rank, type, "versionId",
 * facts`; those of one topic alone where it is given. Facts carry the names of the API; nulls are left
 * out later.
 */
export function timelineSources(sql: Sql, contactId: string, topic?: TimelineTopic) {
  const sources = {
    event: sql`select 'event:' || e.id as id, e.received_at as at,
          e.depth * 10 + case e.source when 'answer' then 7 else 0 end as rank, 'event' as type,
        null::uuid as "versionId", jsonb_build_object('eventId', e.id, 'triggerKey', t.key,
          'triggerName', t.name, 'attributes', e.attributes, 'outcome', e.outcome,
          'reason', e.reason, 'source', case when e.only_journey_id is not null and e.test is null
            then case when e.source like 'key:%' then 'api' else 'people' end end,
          'by', case when e.source like 'user:%' then
            (select u.name from users u where u.id = substr(e.source, 6)::uuid) end) as facts
      from events e join triggers t on t.id = e.trigger_id
      where e.contact_id = ${contactId}`,
    refused: sql`select 'refused:' || e.id || ':' || d.journey_id, d.at, e.depth * 10 + 1,
        'refused', d.version_id,
        jsonb_build_object('eventId', e.id, 'triggerKey', t.key, 'triggerName', t.name, 'journeyId',
          d.journey_id, 'journeyName', j.name, 'reason', d.reason, 'detail', d.detail)
      from events e join event_decisions d on d.event_seq = e.seq and d.outcome = 'refused'
        join triggers t on t.id = e.trigger_id left join journeys j on j.id = d.journey_id
      where e.contact_id = ${contactId}`,
    entered: sql`select 'entered:' || n.id, n.entered_at, n.depth * 10 + 2, 'entered', n.version_id,
        jsonb_build_object('enrolmentId', n.id, 'eventId', n.entry_event_id,
          'journeyId', n.journey_id, 'journeyName', j.name, 'test', nullif(n.test, false))
      from enrolments n left join journeys j on j.id = n.journey_id
      where n.contact_id = ${contactId}`,
    message: sql`select 'message:' || m.id, m.created_at, coalesce(n.depth, 0) * 10 + 3,
        'message', m.version_id,
        jsonb_build_object('messageId', m.id, 'channel', m.channel, 'state', m.state,
          'reason', m.reason, 'heldUntil',
          to_char(m.held_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'subject', m.subject, 'to', m."to",
          'sender', m.sender, 'journeyId', m.journey_id,
          'journeyName', j.name, 'enrolmentId', m.enrolment_id, 'blockId', m.block_id,
          'test', nullif(m.test, false))
      from messages m left join enrolments n on n.id = m.enrolment_id
        left join journeys j on j.id = m.journey_id
      where m.contact_id = ${contactId}`,
    case: sql`select 'case:' || h.id, h.at,
        case h.source when 'journeys' then coalesce(n.depth, 0) * 10 + 4 else -1 end,
        case h.action when 'created' then 'case-opened' else 'case-changed' end, null::uuid,
        jsonb_build_object('caseId', k.id, 'caseNumber', k.number, 'subject', k.subject,
          'before', h.before, 'after', h.after, 'source', h.source, 'by', h.by)
      from cases k join case_changes h on h.case_id = k.id
        left join enrolments n on n.id = k.enrolment_id
      where k.contact_id = ${contactId}`,
    step: sql`select 'step:' || s.id, s.at, n.depth * 10 + 5, 'step', n.version_id,
        jsonb_build_object('enrolmentId', n.id, 'journeyId', n.journey_id, 'journeyName', j.name,
          'blockId', s.block_id, 'port', s.port, 'reason', s.reason, 'detail', s.detail)
      from enrolments n join trail s on s.enrolment_id = n.id
        left join journeys j on j.id = n.journey_id
      where n.contact_id = ${contactId}`,
    left: sql`select 'left:' || n.id, n.moved_at, n.depth * 10 + 6, 'left', n.version_id,
        jsonb_build_object('enrolmentId', n.id, 'journeyId', n.journey_id, 'journeyName', j.name,
          'state', n.status, 'reason', n.exit_reason)
      from enrolments n left join journeys j on j.id = n.journey_id
      where n.contact_id = ${contactId} and n.status <> 'inside'`,
    goal: sql`select 'goal:' || g.enrolment_id || ':' || g.goal_id, g.at, e.depth * 10 + 7, 'goal',
        g.version_id, jsonb_build_object('enrolmentId', n.id, 'journeyId', n.journey_id,
          'journeyName', j.name, 'goalId', g.goal_id, 'eventId', e.id, 'triggerKey', t.key,
          'triggerName', t.name, 'hadLeft', nullif(n.status <> 'inside' and n.moved_at < g.at, false),
          'test', nullif(n.test, false))
      from enrolments n join goal_hits g on g.enrolment_id = n.id
        join events e on e.id = g.event_id join triggers t on t.id = e.trigger_id
        left join journeys j on j.id = n.journey_id
      where n.contact_id = ${contactId}`,
    consent: sql`select 'consent:' || o.id, o.at, 8, 'consent', null::uuid,
        jsonb_build_object('channel', o.channel, 'address', o.address, 'purpose', o.purpose,
          'state', o.state, 'source', o.source, 'reason', o.reason, 'by', o.by)
      from consents o
      where o.contact_id = ${contactId}`,
  };
  const names = Object.keys(sources) as (keyof typeof sources)[];
  return names
    .filter((name) => topic === undefined || TOPICS[name] === topic)
    .map((name) => sources[name]);
}
