import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { runTransaction } from '@percurso/db/run-transaction';
import { v7 } from 'uuid';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { checkAttributes } from '../events/check-attributes.ts';
import { eventSource } from '../events/event-source.ts';
import { unroutedOutcome } from '../events/unrouted-outcome.ts';
import { findJourney } from '../journeys/find-journey.ts';
import { ServiceError } from '../service-error.ts';
import { requireTrigger } from './require-trigger.ts';
import type { TestSend } from './trigger-schema.ts';

/**
 * Sends one event, marked as a test, for a chosen contact; read what became of it by its id. With a journey
 * it is for that one alone, which must be published and start on the trigger.
 */
export async function testTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string; test: TestSend };
}): Promise<{ eventId: string }> {
  const trigger = await requireTrigger(ctx, input.key);
  if (trigger.kind === 'record') {
    throw new ServiceError('invalid', {
      detail: `“${trigger.key}” fires when a record changes; change one to try it.`,
      code: 'event-of-record-trigger',
      values: { key: trigger.key },
    });
  }
  const { contactId: ref, attributes: given, key, journeyId = null, fires = false } = input.test;
  const contactId = await findContact(ctx.db.sql, { workspaceId: ctx.workspaceId, ref });
  if (journeyId !== null) await requireJourney(ctx, { journeyId, key: trigger.key });
  const { attributes, errors } = checkAttributes(trigger.attributes, given, 'attributes');
  const [first] = errors;
  if (first) {
    throw new ServiceError('invalid', { detail: `${first.path}: ${first.message}.`, errors });
  }
  const eventId = v7();
  const source = eventSource(ctx.actor);
  const outcome = unroutedOutcome(trigger.state, { listened: true });
  await runTransaction(ctx.db.sql, async (tx) => {
    await insertEvents(tx, [
      {
        id: eventId,
        workspaceId: ctx.workspaceId,
        source,
        messageId: eventId,
        bodyHash: sha256(eventId),
        triggerId: trigger.id,
        contactId,
        key,
        attributes,
        test: ctx.actor.type === 'user' ? ctx.actor.userId : source,
        onlyJourneyId: journeyId,
        fires: journeyId === null || fires,
        ...outcome,
      },
    ]);
    if (outcome.outcome === null) await notifyRouter(tx, { few: true });
  });
  return { eventId };
}

async function requireJourney(
  ctx: ServiceContext,
  { journeyId, key }: { journeyId: string; key: string },
): Promise<void> {
  const { name, liveVersionId } = await findJourney(ctx.db.sql, {
    workspaceId: ctx.workspaceId,
    id: journeyId,
  });
  const [version] = await ctx.db.sql<{ trigger: string; status: string }[]>`
    select document -> 'entry' ->> 'trigger' as trigger, status from versions
    where id = ${liveVersionId}`;
  if (version?.trigger === key && version.status !== 'stopped') return;
  const message = `“${name}” has no running version that starts on “${key}”`;
  throw new ServiceError('invalid', {
    detail: `${message}. Publish it first, or test one that does.`,
    errors: [{ path: 'journeyId', message, code: 'journey-other-trigger', values: { name, key } }],
  });
}
