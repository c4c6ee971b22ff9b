import type { JsonValue } from '@percurso/journey/json-value';
import type { Transaction } from '../connect.ts';
import { newId } from '../new-id.ts';
import type { RecordRule } from '../schema/triggers.ts';
import type { CaseRecord } from './case-record.ts';
import { changedColumns } from './changed-columns.ts';
import type { ContactRecord } from './contact-record.ts';
import { hashAttributes } from './hash-attributes.ts';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { isListenedTo } from './is-listened-to.ts';
import { notifyRouter } from './notify-router.ts';

/** One change to one record; `before` is null where it was created. */
export interface RecordChange {
  of:
    | { table: 'case'; before: CaseRecord | null; after: CaseRecord }
    | { table: 'contact'; before: ContactRecord | null; after: ContactRecord };
  source: 'people' | 'api' | 'import' | 'journeys';
  /** The journey block that made the change, where one did. */
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
  { workspaceId, changes }: { workspaceId: string; changes: RecordChange[] },
): Promise<StartedEvent[]> {
  if (changes.length === 0) return [];
  const tables = [...new Set(changes.map(({ of }) => of.table))];
  const triggers = await tx<RecordTrigger[]>`
    select t.id, t.key, t.name, t.state, t.record from triggers t
    where t.workspace_id = ${workspaceId} and t.kind = 'record' and t.state in ('draft', 'ready')
      and t.record ->> 'table' = any(${tables}) and (not t.built_in or ${isListenedTo(tx)})
    order by t.id`;
  const made = changes.flatMap((change) =>
    triggers
      .filter((trigger) => satisfies(trigger.record, change))
      .map((trigger) => ({ trigger, event: eventOf({ workspaceId, trigger, change }) })),
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

function satisfies(rule: RecordRule, { of, source }: RecordChange): boolean {
  if (rule.table !== of.table || !rule.sources.includes(source)) return false;
  if (of.before === null) return rule.actions.includes('created');
  if (!rule.actions.includes('updated')) return false;
  const changed = changedColumns(of.before, of.after);
  return rule.columns.length === 0
    ? changed.length > 0
    : rule.columns.some((column) => changed.includes(column));
}

function eventOf({
  workspaceId,
  trigger,
  change,
}: {
  workspaceId: string;
  trigger: RecordTrigger;
  change: RecordChange;
}): NewEvent & { id: string; outcome: NewEvent['outcome'] } {
  const { of, source, cause } = change;
  const id = newId();
  const attributes: Record<string, JsonValue> = {
    record: { ...of.after },
    before: of.before && { ...of.before },
    changed: changedColumns(of.before, of.after),
    action: of.before === null ? 'created' : 'updated',
    source,
  };
  const contactId = audienceOf(trigger.record, of);
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
    // A contact's own change tells no runs of that contact apart.
    key: of.table === 'contact' ? null : of.after.id,
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

function audienceOf({ audience }: RecordRule, of: RecordChange['of']): string | null {
  if (of.table === 'contact') return of.after.id;
  return audience === 'reportedById' ? of.after.reportedById : of.after.contactId;
}

function decided(
  trigger: RecordTrigger,
  contactId: string | null,
): { outcome: 'no-match' | 'no-person' | null; reason: string | null } {
  if (trigger.state === 'draft') return { outcome: 'no-match', reason: 'trigger-draft' };
  if (contactId === null) return { outcome: 'no-person', reason: 'no-audience' };
  return { outcome: null, reason: null };
}
