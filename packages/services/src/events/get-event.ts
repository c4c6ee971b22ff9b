import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { TriggerEvent } from './event-schema.ts';
import { readEvents } from './read-events.ts';

/** One event with what became of it; `pending` until it is routed. Throws `not-found`. */
export async function getEvent({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<TriggerEvent> {
  const where = ctx.db.sql`e.id = ${input.id}`;
  const [event] = await readEvents(ctx, { where, limit: 1 });
  if (!event)
    throw new ServiceError('not-found', {
      detail: `There is no event ${input.id}.`,
      code: 'event-not-found',
      values: { id: input.id },
    });
  return event;
}
