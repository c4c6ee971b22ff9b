import { insertEvents } from '@percurso/db/events/insert-events';
import { notifyRouter } from '@percurso/db/events/notify-router';
import { runTransaction } from '@percurso/db/run-transaction';
import { createBulkPacer, fewPeople } from '@percurso/engine/bulk-pacer';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { checkEvents } from './check-events.ts';
import type { IngestAnswer, IngestRequest } from './event-schema.ts';
import { refuseChanged } from './refuse-changed.ts';
import { resolveContacts } from './resolve-contacts.ts';

/** Of this process: a large batch waits for the small one that came before it to be on its way. */
const pacer = createBulkPacer();

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
  const events = input.events.map((event, index) => ({ event, path: `events[${index}]` }));
  const { checked, errors } = await checkEvents(ctx, events);
  if (errors.length > 0) throw new ServiceError('invalid', { detail: summary(errors), errors });
  const few = events.length <= fewPeople;
  if (few) pacer.fewCame();
  await pacer.rest(events.length);
  return await runTransaction(ctx.db.sql, async (tx) => {
    const { workspaceId, actor } = ctx;
    const given = checked.map(({ identifiers }) => identifiers);
    const contactIds = await resolveContacts(tx, { workspaceId, actor, given });
    const rows = checked.map(({ row }, index) => ({
      ...row,
      contactId: contactIds[index] ?? null,
    }));
    const inserted = await insertEvents(tx, rows);
    await refuseChanged(tx, { workspaceId, rows, inserted });
    if (rows.some(({ id, outcome }) => inserted.has(id) && !outcome))
      await notifyRouter(tx, { few });
    return { accepted: inserted.size, duplicates: rows.length - inserted.size };
  });
}

function summary(errors: FieldError[]): string {
  const [first] = errors;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `Nothing was stored. ${first?.path}: ${first?.message}${rest}.`;
}
