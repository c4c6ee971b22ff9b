import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { checkEvents } from './check-events.ts';
import { IngestEvent } from './event-schema.ts';

/**
 * What is wrong in the events of a batch that are well-formed, where others are not: so that the
 * sender learns of everything at once.
 */
export async function findEventErrors({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { events: readonly unknown[] };
}): Promise<FieldError[]> {
  const given = input.events.flatMap((raw, index) => {
    const parsed = IngestEvent.safeParse(raw);
    return parsed.success ? [{ event: parsed.data, path: `events[${index}]` }] : [];
  });
  return (await checkEvents(ctx, given)).errors;
}
