import { setImmediate } from 'node:timers/promises';
import type { NewEvent } from '@percurso/db/events/insert-events';
import { newId } from '@percurso/db/new-id';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { selectTriggers } from '../triggers/read-trigger.ts';
import { checkAttributes } from './check-attributes.ts';
import type { IngestEvent } from './event-schema.ts';
import { eventSource } from './event-source.ts';
import { findTriggerError } from './find-trigger-error.ts';
import { hashEvent } from './hash-event.ts';
import type { Identifiers } from './read-identifiers.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { readListened } from './read-listened.ts';
import { unroutedOutcome } from './unrouted-outcome.ts';

const checkedAtOnce = 25;

/** An event ready to be stored, but for its contact. */
export interface CheckedEvent {
  identifiers: Identifiers;
  row: NewEvent & { id: string };
}

/**
 * Events checked against their triggers; `errors` names every wrong field, each under its `path`.
 * Between pages of a large batch it gives way.
 */
export async function checkEvents(
  ctx: ServiceContext,
  given: readonly { event: IngestEvent; path: string }[],
  giveWay: () => Promise<void> = async () => undefined,
): Promise<{ checked: CheckedEvent[]; errors: FieldError[] }> {
  const keys = [...new Set(given.map(({ event }) => event.trigger))];
  const triggers = await selectTriggers(ctx.db.sql, ctx.workspaceId, keys);
  const byKey = new Map(triggers.map((trigger) => [trigger.key, trigger]));
  const listened = await readListened(
    ctx.db.sql,
    triggers.map(({ id }) => id),
  );
  const source = eventSource(ctx.actor);
  const errors: FieldError[] = [];
  const checked: CheckedEvent[] = [];
  for (const [index, { event, path }] of given.entries()) {
    if (index > 0 && index % checkedAtOnce === 0) {
      await setImmediate();
      await giveWay();
    }
    const trigger = byKey.get(event.trigger);
    const refusal = findTriggerError(ctx.actor, event.trigger, trigger);
    if (refusal) errors.push({ path: `${path}.trigger`, ...refusal });
    const contact = readIdentifiers(event.contact, `${path}.contact`);
    errors.push(...contact.errors);
    if (!trigger || refusal) continue;
    const values = checkAttributes(trigger.attributes, event.attributes, `${path}.attributes`);
    errors.push(...values.errors);
    const row = {
      id: newId(),
      workspaceId: ctx.workspaceId,
      source,
      messageId: event.messageId ?? newId(),
      bodyHash: hashEvent(event),
      triggerId: trigger.id,
      contactId: null,
      key: event.key,
      attributes: values.attributes,
      occurredAt: event.occurredAt,
      ...unroutedOutcome(trigger.state, { listened: listened.has(trigger.id) }),
    };
    checked.push({ identifiers: contact.identifiers, row });
  }
  return { checked, errors };
}
