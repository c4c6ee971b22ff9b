import type { NewEvent } from '@percurso/db/events/insert-events';
import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { newId } from '@percurso/db/new-id';
import { runTransaction } from '@percurso/db/run-transaction';
import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { ServiceError } from '../service-error.ts';
import type { TriggerRow } from '../triggers/read-trigger.ts';
import { checkAttributes } from './check-attributes.ts';
import { findKindError } from './find-kind-error.ts';
import { unroutedOutcome } from './unrouted-outcome.ts';

/**
 * Stores one event that somebody sends for a chosen contact, and answers its id. Throws `invalid` for
 * a trigger of records or messages, and naming every attribute that is unknown, of another type, or required and without a value.
 */
export async function insertOwnEvent(
  ctx: ServiceContext,
  {
    trigger,
    attributes: given,
    ...event
  }: {
    trigger: TriggerRow;
    attributes: Record<string, JsonValue>;
  } & Pick<NewEvent, 'contactId' | 'source' | 'key' | 'test' | 'onlyJourneyId' | 'fires'>,
): Promise<{ eventId: string }> {
  const ofKind = findKindError(trigger);
  if (ofKind) {
    const { message, ...said } = ofKind;
    throw new ServiceError('invalid', { detail: `${message}.`, ...said });
  }
  const { attributes, errors } = checkAttributes(trigger.attributes, given, 'attributes');
  const [first] = errors;
  if (first) {
    throw new ServiceError('invalid', { detail: `${first.path}: ${first.message}.`, errors });
  }
  const eventId = newId();
  const { workspaceId } = ctx;
  const outcome = unroutedOutcome(trigger.state, { listened: true });
  await runTransaction(ctx.db.sql, async (tx) => {
    await insertEvents(tx, [
      {
        ...event,
        id: eventId,
        workspaceId,
        messageId: eventId,
        bodyHash: sha256(eventId),
        triggerId: trigger.id,
        attributes,
        ...outcome,
      },
    ]);
    if (outcome.outcome === null) await notifyRouter(tx, { few: true });
  });
  return { eventId };
}
