import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { eventSource } from '../events/event-source.ts';
import { insertOwnEvent } from '../events/insert-own-event.ts';
import { ServiceError } from '../service-error.ts';
import { requireTrigger } from '../triggers/require-trigger.ts';
import { findJourney } from './find-journey.ts';
import type { StartJourney } from './start-journey-schema.ts';

/**
 * Starts a contact in one published journey for real, by an event that no other journey considers; the
 * router decides, with every limit. Throws `invalid` where no event can start it.
 */
export async function startJourney({
  ctx,
  input: { id, contactId: ref, attributes },
}: {
  ctx: ServiceContext;
  input: { id: string } & StartJourney;
}): Promise<{ eventId: string }> {
  const { workspaceId, actor } = ctx;
  const journey = await findJourney(ctx.db.sql, { workspaceId, id });
  const contactId = await findContact(ctx.db.sql, { workspaceId, ref });
  const { name, triggerKey: key } = journey;
  if (journey.state !== 'live' && journey.state !== 'paused') {
    throw new ServiceError('invalid', {
      detail: `“${name}” is ${journey.state}: nobody can enter it. Publish it first.`,
      code: 'journey-not-running',
      values: { name },
    });
  }
  const trigger = await requireTrigger(ctx, key);
  if (trigger.state !== 'ready') {
    throw new ServiceError('invalid', {
      detail: `“${key}” is ${trigger.state}, so it starts nothing. Publish the trigger first.`,
      code: 'journey-trigger-stopped',
      values: { name, key },
    });
  }
  return await insertOwnEvent(ctx, {
    trigger,
    contactId,
    attributes,
    source: actor.type === 'user' ? `user:${actor.userId}` : eventSource(actor),
    onlyJourneyId: id,
  });
}
