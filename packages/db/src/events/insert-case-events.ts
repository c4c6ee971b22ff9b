import { createHash } from 'node:crypto';
import type { JsonValue } from '@percurso/journey/json-value';
import { v7 } from 'uuid';
import type { Transaction } from '../connect.ts';
import type { RecordRule } from '../schema/triggers.ts';
import type { CaseRecord } from './case-record.ts';
import { changedCaseColumns } from './case-record.ts';
import type { NewEvent } from './insert-events.ts';
import { insertEvents } from './insert-events.ts';
import { notifyRouter } from './notify-router.ts';

/** One change to one case; `before` is null where it was created. */
export interface CaseChange {
  caseId: string;
  before: CaseRecord | null;
  after: CaseRecord;
  source: 'people' | 'api' | 'import' | 'journeys';
  /** The journey block that made the change, where one did. */
  cause?: { enrolmentId: string; blockId: string; visit: number; depth: number } | undefined;
}

/** An event that a change put before the router. */
export interface StartedEvent {
  eventId: string;
  triggerKey: string;
  triggerName: string;
  caseId: string;
}

interface RecordTrigger {
  id: string;
  key: string;
  name: string;
  state: 'draft' | 'ready';
  record: RecordRule;
}

/**
 * Inserts, in the transaction of the changes, the events of the workspace's record triggers on Case
 * that they satisfy, and returns those that will be routed. Without an audience the event is kept as
 * `no-person`; a draft trigger's is kept as `no-match`, so that its wiring can be checked.
 */
export async function insertCaseEvents(
  tx: Transaction,
  { workspaceId, changes }: { workspaceId: string; changes: CaseChange[] },
): Promise<StartedEvent[]> {
  if (changes.length === 0) return [];
  const triggers = await tx<RecordTrigger[]>`
    select id, key, name, state, record from triggers
    where workspace_id = ${workspaceId} and kind = 'record' and state in ('draft', 'ready')
      and record ->> 'table' = 'case'
    order by id`;
  const made = changes.flatMap((change) =>
    triggers
      .filter((trigger) => satisfies(trigger.record, change))
      .map((trigger) => ({ trigger, change, event: eventOf({ workspaceId, trigger, change }) })),
  );
  if (made.length === 0) return [];
  const inserted = await insertEvents(
    tx,
    made.map(({ event }) => event),
  );
  const ids = new Set(inserted.map(({ id }) => id));
  const started = made.filter(({ event }) => ids.has(event.id) && event.outcome === null);
  if (started.length > 0) await notifyRouter(tx);
  return started.map(({ trigger, change, event }) => ({
    eventId: event.id,
    triggerKey: trigger.key,
    triggerName: trigger.name,
    caseId: change.caseId,
  }));
}

function satisfies(rule: RecordRule, { before, after, source }: CaseChange): boolean {
  if (!rule.sources.includes(source)) return false;
  if (before === null) return rule.actions.includes('created');
  if (!rule.actions.includes('updated')) return false;
  const changed = changedCaseColumns(before, after);
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
  change: CaseChange;
}): NewEvent & { id: string; outcome: NewEvent['outcome'] } {
  const { before, after, source, cause } = change;
  const id = v7();
  const attributes: Record<string, JsonValue> = {
    record: { ...after },
    before: before && { ...before },
    changed: changedCaseColumns(before, after),
    action: before === null ? 'created' : 'updated',
    source,
  };
  const contactId = after[trigger.record.audience];
  return {
    id,
    workspaceId,
    source: 'record',
    // A block changes a case once per visit, so its event is told from a repeated one by that.
    messageId: cause
      ? `${cause.enrolmentId}:${cause.blockId}:${cause.visit}:${change.caseId}:${trigger.id}`
      : `${id}:${trigger.id}`,
    bodyHash: createHash('sha256').update(JSON.stringify(attributes)).digest('hex'),
    triggerId: trigger.id,
    contactId,
    key: change.caseId,
    attributes,
    depth: cause ? cause.depth + 1 : 0,
    causeEnrolmentId: cause?.enrolmentId,
    causeBlockId: cause?.blockId,
    causeVisit: cause?.visit,
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
