import type { NewEvent } from '@percurso/db/events/insert-events';
import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { runTransaction } from '@percurso/db/run-transaction';
import { v7 } from 'uuid';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { TriggerRow } from '../triggers/read-trigger.ts';
import { selectTriggers } from '../triggers/read-trigger.ts';
import { checkAttributes } from './check-attributes.ts';
import type { IngestAnswer, IngestEvent, IngestRequest } from './event-schema.ts';
import { eventSource } from './event-source.ts';
import { findTriggerError } from './find-trigger-error.ts';
import { hashEvent } from './hash-event.ts';
import type { Identifiers } from './read-identifiers.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { refuseChanged } from './refuse-changed.ts';
import { resolveContacts } from './resolve-contacts.ts';
import { unroutedOutcome } from './unrouted-outcome.ts';

/**
 * Stores a batch of events, all or none, and tells the router. A message id that was sent before
 * with the same body is a duplicate; with another body the batch is a `conflict`. Throws `invalid`
 * naming every wrong field of the batch.
 */
export async function ingestEvents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: IngestRequest;
}): Promise<IngestAnswer> {
  const keys = [...new Set(input.events.map(({ trigger }) => trigger))];
  const triggers = await selectTriggers(ctx.db.sql, ctx.workspaceId, keys);
  const checked = checkEvents(ctx, input.events, triggers);
  return await runTransaction(ctx.db.sql, async (tx) => {
    const { workspaceId } = ctx;
    const given = checked.map(({ identifiers }) => identifiers);
    const contactIds = await resolveContacts(tx, { workspaceId, given });
    const rows = checked.map(({ row }, index) => ({
      ...row,
      contactId: contactIds[index] ?? null,
    }));
    const inserted = new Set((await insertEvents(tx, rows)).map(({ id }) => id));
    await refuseChanged(tx, { workspaceId, rows, inserted });
    if (rows.some(({ id, outcome }) => inserted.has(id) && !outcome)) await notifyRouter(tx);
    return { accepted: inserted.size, duplicates: rows.length - inserted.size };
  });
}

type CheckedEvent = { identifiers: Identifiers; row: NewEvent & { id: string } };

function checkEvents(
  ctx: ServiceContext,
  events: IngestEvent[],
  triggers: TriggerRow[],
): CheckedEvent[] {
  const byKey = new Map(triggers.map((trigger) => [trigger.key, trigger]));
  const source = eventSource(ctx.actor);
  const errors: FieldError[] = [];
  const checked = events.flatMap((event, index): CheckedEvent[] => {
    const path = `events[${index}]`;
    const trigger = byKey.get(event.trigger);
    const refusal = findTriggerError(ctx.actor, event.trigger, trigger);
    if (refusal) errors.push({ path: `${path}.trigger`, message: refusal });
    const contact = readIdentifiers(event.contact, `${path}.contact`);
    errors.push(...contact.errors);
    if (!trigger || refusal) return [];
    const given = checkAttributes(trigger.attributes, event.attributes, `${path}.attributes`);
    errors.push(...given.errors);
    const row = {
      id: v7(),
      workspaceId: ctx.workspaceId,
      source,
      messageId: event.messageId ?? v7(),
      bodyHash: hashEvent(event),
      triggerId: trigger.id,
      contactId: null,
      key: event.key,
      attributes: given.attributes,
      occurredAt: event.occurredAt,
      ...unroutedOutcome(trigger.state),
    };
    return [{ identifiers: contact.identifiers, row }];
  });
  if (errors.length > 0) throw new ServiceError('invalid', { detail: summary(errors), errors });
  return checked;
}

function summary(errors: FieldError[]): string {
  const [first] = errors;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `Nothing was stored. ${first?.path}: ${first?.message}${rest}.`;
}
