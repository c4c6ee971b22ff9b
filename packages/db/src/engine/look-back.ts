import type { OpenWait, SeenEvent } from '@percurso/engine/open-wait';
import type { Walk } from '@percurso/engine/walk';
import type { Transaction } from '../connect.ts';
import type { CauseColumns } from './event-cause.ts';
import { withCause } from './event-cause.ts';

/** Someone on the way, who may have come to a wait that is decided already. */
export interface OnTheWay extends Walk {
  enrolmentId: string;
  contactId: string;
  /** Looked at before the way is taken, instead of the wait it leads to. */
  pending?: OpenWait | undefined;
}

/** An event that decided a wait when it was looked back at. */
export interface UsedEvent {
  event: SeenEvent;
  enrolmentId: string;
}

/** A chain of waits without an effect between them is at most as long as a journey. */
const longestChain = 2_000;

/**
 * Looks back for everyone who opens a wait, or whose limit has passed: over all events of their
 * contacts, routed or not. The contacts are locked by the caller, so that the router, which locks them
 * too, sees either the event or the wait. Answers where everybody goes on to.
 */
export async function lookBack<T extends OnTheWay>(
  tx: Transaction,
  workspaceId: string,
  people: T[],
): Promise<{ people: T[]; used: UsedEvent[] }> {
  const used: UsedEvent[] = [];
  const settled = [...people];
  let open = settled.flatMap((person, index) => {
    const wait = waitOf(person);
    return wait ? [{ index, wait }] : [];
  });
  for (let round = 0; open.length > 0 && round < longestChain; round += 1) {
    const asked = open.flatMap(({ index, wait }) => {
      const person = settled[index];
      return person ? [{ index, wait, person }] : [];
    });
    const events = await readEvents(tx, workspaceId, asked);
    open = [];
    for (const { index, wait, person } of asked) {
      const decided = wait.decide(events.get(person.contactId) ?? []);
      if (!decided) continue;
      for (const event of decided.used) used.push({ event, enrolmentId: person.enrolmentId });
      const next = goOn(person, decided.walk);
      settled[index] = next;
      const again = waitOf(next);
      if (again) open.push({ index, wait: again });
    }
  }
  return { people: settled.map((person) => ({ ...person, pending: undefined })), used };
}

function waitOf({ pending, to }: OnTheWay): OpenWait | undefined {
  return pending ?? ('op' in to && to.op === 'await' ? to.wait : undefined);
}

/** A limit that had not passed is forgotten; a wait that was come to is gone through. */
function goOn<T extends OnTheWay>(person: T, walk: Walk): T {
  if (person.pending) return { ...person, ...walk, pending: undefined };
  return {
    ...person,
    to: walk.to,
    passages: [...person.passages, ...walk.passages],
    entered: [...person.entered, ...walk.entered],
    change: {
      visits: { ...person.change.visits, ...walk.change.visits },
      loops: { ...person.change.loops, ...walk.change.loops },
      vars: { ...person.change.vars, ...walk.change.vars },
      steps: { ...person.change.steps, ...walk.change.steps },
    },
  };
}

type EventRow = Omit<SeenEvent, 'cause'> & CauseColumns & { contactId: string };

/** Contact → its events that may count for one of the waits, in the order of `seq`. */
async function readEvents(
  tx: Transaction,
  workspaceId: string,
  asked: { wait: OpenWait; person: OnTheWay }[],
): Promise<Map<string, SeenEvent[]>> {
  const contactIds = [...new Set(asked.map(({ person }) => person.contactId))];
  const keys = [...new Set(asked.flatMap(({ wait }) => wait.events.map(({ trigger }) => trigger)))];
  const since = asked.reduce(
    (earliest, { wait }) => (wait.since < earliest ? wait.since : earliest),
    asked[0]?.wait.since ?? new Date(0),
  );
  const rows = await tx<EventRow[]>`
    select e.seq::float8 as seq, e.id, t.key as trigger, e.key, e.contact_id as "contactId",
      e.received_at as "receivedAt", e.attributes, e.only_journey_id as "onlyJourneyId",
      e.cause_enrolment_id as "causeEnrolmentId", e.cause_block_id as "causeBlockId",
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
