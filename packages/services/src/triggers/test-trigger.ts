import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { eventSource } from '../events/event-source.ts';
import { insertOwnEvent } from '../events/insert-own-event.ts';
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
  const { contactId: ref, attributes, key, journeyId = null, fires = false } = input.test;
  const contactId = await findContact(ctx.db.sql, { workspaceId: ctx.workspaceId, ref });
  if (journeyId !== null) await requireJourney(ctx, { journeyId, key: trigger.key });
  const source = eventSource(ctx.actor);
  return await insertOwnEvent(ctx, {
    trigger,
    contactId,
    attributes,
    key,
    source,
    test: ctx.actor.type === 'user' ? ctx.actor.userId : source,
    onlyJourneyId: journeyId,
    fires: journeyId === null || fires,
  });
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
