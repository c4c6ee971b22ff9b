import type { JsonValue } from '@percurso/journey/json-value';
import type { Transaction } from '../connect.ts';
import type { HeldFire } from '../engine/hold-fire.ts';
import { ANSWER_TRIGGER } from '../triggers/built-in-triggers.ts';
import { hashAttributes } from './hash-attributes.ts';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { notifyRouter } from './notify-router.ts';

interface AnswerRow {
  /** Who answers: the enrolment that ended, or the event that started nothing. */
  by: string;
  workspaceId: string;
  triggerId: string;
  contactId: string;
  parentId: string;
  blockId: string;
  visit: number;
  key: string | null;
  depth: number;
  /** Of a test: who sent it, for which journey, and whether it may start others. */
  test: string | null;
  journeyId: string;
  fires: boolean;
  attributes: Record<string, JsonValue>;
}

/**
 * Answers for enrolments that have just ended: whoever started one and waits for it gets an event,
 * with the results its exit gave. In the transaction that ends them, after trail and results.
 */
export async function answerForEnded(tx: Transaction, enrolmentIds: string[]): Promise<void> {
  if (enrolmentIds.length === 0) return;
  const rows = await tx<AnswerRow[]>`
    select c.id as by, c.workspace_id as "workspaceId", w.trigger_id as "triggerId",
      p.contact_id as "contactId", p.id as "parentId", w.block_id as "blockId", w.visit, p.key,
      p.depth + 1 as depth, ${ofTest(tx)},
      jsonb_build_object('outcome', c.status, 'reason', c.exit_reason, 'journeyId', c.journey_id,
        'results', coalesce(d.steps -> l.block_id, '{}'::jsonb)) as attributes
    from enrolments c
      join enrolment_data d on d.enrolment_id = c.id
      join events e on e.id = c.entry_event_id
      join enrolments p on p.id = c.parent
      join waits w on w.enrolment_id = p.id and w.block_id = e.cause_block_id
        and w.visit = e.cause_visit
      join triggers t on t.id = w.trigger_id and t.key = ${ANSWER_TRIGGER}
      left join lateral (
        select block_id from trail where enrolment_id = c.id order by id desc limit 1
      ) l on true
    where c.id = any(${enrolmentIds}::uuid[]) and c.parent is not null and c.status <> 'inside'`;
  await insertAnswers(tx, rows);
}

/** Answers for events that started nothing: whoever raised one and waits is told that it was refused. */
export async function answerForRefused(tx: Transaction, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const rows = await tx<AnswerRow[]>`
    select e.id as by, e.workspace_id as "workspaceId", w.trigger_id as "triggerId",
      p.contact_id as "contactId", p.id as "parentId", w.block_id as "blockId", w.visit, p.key,
      p.depth + 1 as depth, ${ofTest(tx)},
      jsonb_build_object('outcome', 'refused', 'reason', e.reason, 'journeyId', null,
        'results', '{}'::jsonb) as attributes
    from events e
      join enrolments p on p.id = e.cause_enrolment_id
      join waits w on w.enrolment_id = p.id and w.block_id = e.cause_block_id
        and w.visit = e.cause_visit
      join triggers t on t.id = w.trigger_id and t.key = ${ANSWER_TRIGGER}
    where e.id = any(${eventIds}::uuid[]) and e.source = 'journey'`;
  await insertAnswers(tx, rows);
}

/** Answers for activations that a test held back: nobody else will, so whoever waits is told at once. */
export async function answerForHeld(tx: Transaction, held: HeldFire[]): Promise<void> {
  if (held.length === 0) return;
  const rows = await tx<AnswerRow[]>`
    select 'held' as by, p.workspace_id as "workspaceId", w.trigger_id as "triggerId",
      p.contact_id as "contactId", p.id as "parentId", w.block_id as "blockId", w.visit, p.key,
      p.depth + 1 as depth, ${ofTest(tx)},
      jsonb_build_object('outcome', 'refused', 'reason', h.reason, 'journeyId', null,
        'results', '{}'::jsonb) as attributes
    from unnest(
      ${held.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${held.map(({ blockId }) => blockId)}::text[],
      ${held.map(({ visit }) => visit)}::int[],
      ${held.map(({ reason }) => reason)}::text[]
    ) as h (enrolment_id, block_id, visit, reason)
      join enrolments p on p.id = h.enrolment_id
      join waits w on w.enrolment_id = p.id and w.block_id = h.block_id and w.visit = h.visit
      join triggers t on t.id = w.trigger_id and t.key = ${ANSWER_TRIGGER}`;
  await insertAnswers(tx, rows);
}

/** An answer to a test concerns its own journey, unless it may start others. */
function ofTest(tx: Transaction) {
  return tx`p.journey_id as "journeyId", p.fires,
    case when p.test then (select coalesce(test, '') from events where id = p.entry_event_id) end
      as test`;
}

async function insertAnswers(tx: Transaction, rows: AnswerRow[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = [...rows].sort((a, b) => (a.parentId < b.parentId ? -1 : 1));
  await insertEvents(tx, sorted.map(eventOf));
  await notifyRouter(tx);
}

function eventOf(row: AnswerRow): NewEvent {
  const { by, workspaceId, triggerId, contactId, key, depth, attributes, test, journeyId, fires } =
    row;
  return {
    workspaceId,
    source: 'answer',
    messageId: `${row.parentId}:${row.blockId}:${row.visit}:${by}`,
    bodyHash: hashAttributes(attributes),
    triggerId,
    contactId,
    key,
    attributes,
    depth,
    test,
    onlyJourneyId: test !== null && !fires ? journeyId : null,
    fires,
    causeEnrolmentId: row.parentId,
    causeBlockId: row.blockId,
    causeVisit: row.visit,
  };
}
