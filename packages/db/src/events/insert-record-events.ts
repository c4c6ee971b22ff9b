import type { RecordChange, RecordEvent } from '@percurso/engine/records/record-event';
import { recordEvent } from '@percurso/engine/records/record-event';
import type { RecordRule } from '@percurso/engine/records/record-rule';
import type { Transaction } from '../connect.ts';
import { newId } from '../new-id.ts';
import { hashAttributes } from './hash-attributes.ts';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { isListenedTo } from './is-listened-to.ts';
import { notifyRouter } from './notify-router.ts';

/** A change, and the journey block that made it, where one did. */
export interface CausedChange extends RecordChange {
  cause?: EventCause | undefined;
}

/** A visit of an enrolment to a block, and through how many journeys it came about. */
export interface EventCause {
  enrolmentId: string;
  blockId: string;
  visit: number;
  depth: number;
  /** Of a test enrolment: who sent the test, for which journey, and whether it may start others. */
  test: { by: string; journeyId: string; fires: boolean } | null;
}

/** An event that a change put before the router. */
export interface StartedEvent {
  eventId: string;
  triggerKey: string;
  triggerName: string;
}

interface RecordTrigger {
  id: string;
  key: string;
  name: string;
  state: 'draft' | 'ready';
  record: RecordRule;
}

/**
 * Inserts, in the transaction of the changes, the events of the workspace's record triggers that they
 * satisfy, and returns those that will be routed. Without an audience the event is kept as `no-person`; a
 * draft trigger's is kept as `no-match`, so that its wiring can be checked. A built-in trigger raises
 * events only while a version listens to it.
 */
export async function insertRecordEvents(
  tx: Transaction,
  { workspaceId, changes }: { workspaceId: string; changes: CausedChange[] },
): Promise<StartedEvent[]> {
  if (changes.length === 0) return [];
  const tables = [...new Set(changes.map(({ of }) => of.table))];
  const triggers = await tx<RecordTrigger[]>`
    select t.id, t.key, t.name, t.state, t.record from triggers t
    where t.workspace_id = ${workspaceId} and t.kind = 'record' and t.state in ('draft', 'ready')
      and t.record ->> 'table' = any(${tables}) and (not t.built_in or ${isListenedTo(tx)})
    order by t.id`;
  const made = changes.flatMap((change) =>
    triggers.flatMap((trigger) => {
      const raised = recordEvent(trigger.record, change);
      return raised ? [{ trigger, event: eventOf({ workspaceId, trigger, change, raised }) }] : [];
    }),
  );
  if (made.length === 0) return [];
  const inserted = await insertEvents(
    tx,
    made.map(({ event }) => event),
  );
  const started = made.filter(({ event }) => inserted.has(event.id) && event.outcome === null);
  if (started.length > 0) await notifyRouter(tx);
  return started.map(({ trigger, event }) => ({
    eventId: event.id,
    triggerKey: trigger.key,
    triggerName: trigger.name,
  }));
}

function eventOf({
  workspaceId,
  trigger,
  change: { of, cause },
  raised,
}: {
  workspaceId: string;
  trigger: RecordTrigger;
  change: CausedChange;
  raised: RecordEvent;
}): NewEvent & { id: string; outcome: NewEvent['outcome'] } {
  const id = newId();
  const { attributes, contactId, key } = raised;
  return {
    id,
    workspaceId,
    source: 'record',
    // A block changes a record once per visit, so its event is told from a repeated one by that.
    messageId: cause
      ? `${cause.enrolmentId}:${cause.blockId}:${cause.visit}:${of.after.id}:${trigger.id}`
      : `${id}:${trigger.id}`,
    bodyHash: hashAttributes(attributes),
    triggerId: trigger.id,
    contactId,
    key,
    attributes,
    depth: cause ? cause.depth + 1 : 0,
    causeEnrolmentId: cause?.enrolmentId,
    causeBlockId: cause?.blockId,
    causeVisit: cause?.visit,
    test: cause?.test?.by,
    onlyJourneyId: cause?.test && !cause.test.fires ? cause.test.journeyId : null,
    fires: cause?.test?.fires ?? true,
    ...decided(trigger, contactId),
  };
}

function decided(
  trigger: RecordTrigger,
  contactId: string | null,
): { outcome: 'no-match' | 'no-person' | null; reason: string | null } {
  if (trigger.state === 'draft') return { outcome: 'no-match', reason: 'trigger-draft' };
  if (contactId === null) return { outcome: 'no-person', reason: 'no-audience' };
  return { outcome: null, reason: null };
}
