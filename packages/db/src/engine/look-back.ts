import type { AskedWait, OnTheWay, UsedEvent } from '@percurso/engine/look-back';
import { lookBack as decideWaits } from '@percurso/engine/look-back';
import type { SeenEvent } from '@percurso/engine/open-wait';
import type { Transaction } from '../connect.ts';
import type { CauseColumns } from './event-cause.ts';
import { withCause } from './event-cause.ts';

/**
 * Looks back for everyone who opens a wait, or whose limit has passed: over all events of their
 * contacts, routed or not. The contacts are locked by the caller, so that the router, which locks them
 * too, sees either the event or the wait. Answers where everybody goes on to.
 */
export function lookBack<T extends OnTheWay>(
  tx: Transaction,
  workspaceId: string,
  people: T[],
): Promise<{ people: T[]; used: UsedEvent[] }> {
  return decideWaits(people, (asked) => readEvents(tx, workspaceId, asked));
}

type EventRow = Omit<SeenEvent, 'cause'> & CauseColumns & { contactId: string };

/** Contact → its events that may count for one of the waits, in the order of `seq`. */
async function readEvents(
  tx: Transaction,
  workspaceId: string,
  asked: AskedWait[],
): Promise<Map<string, SeenEvent[]>> {
  const contactIds = [...new Set(asked.map(({ contactId }) => contactId))];
  const keys = [...new Set(asked.flatMap(({ wait }) => wait.events.map(({ trigger }) => trigger)))];
  const since = asked.reduce(
    (earliest, { wait }) => (wait.since < earliest ? wait.since : earliest),
    asked[0]?.wait.since ?? new Date(0),
  );
  const rows = await tx<EventRow[]>`
    select e.seq::float8 as seq, e.id, t.key as trigger, e.key, e.contact_id as "contactId",
      e.received_at as "receivedAt", e.attributes, e.only_journey_id as "onlyJourneyId",
      e.test, e.cause_enrolment_id as "causeEnrolmentId", e.cause_block_id as "causeBlockId",
      e.cause_visit as "causeVisit"
    from triggers t join events e on e.trigger_id = t.id
    where t.workspace_id = ${workspaceId} and t.key = any(${keys}::text[])
      and e.contact_id = any(${contactIds}::uuid[]) and e.received_at >= ${since}
      and e.reason is distinct from 'trigger-draft'
    order by e.seq`;
  const found = new Map<string, SeenEvent[]>();
  for (const { contactId, ...event } of rows.map(withCause)) {
    const list = found.get(contactId);
    if (list) list.push(event);
    else found.set(contactId, [event]);
  }
  return found;
}
