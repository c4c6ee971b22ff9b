import type { Transaction } from '@percurso/db/connect';
import { insertEvents } from '@percurso/db/events/insert-events';
import { announceFew, notifyRouter } from '@percurso/db/events/notify-router';
import { runTransaction } from '@percurso/db/run-transaction';
import type { GiveWay } from '@percurso/engine/bulk-pacer';
import { createBulkPacer, fewPeople } from '@percurso/engine/bulk-pacer';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import type { CheckedEvent } from './check-events.ts';
import { checkEvents } from './check-events.ts';
import type { IngestAnswer, IngestRequest } from './event-schema.ts';
import { refuseChanged } from './refuse-changed.ts';
import { resolveContacts } from './resolve-contacts.ts';

/**
 * Events of a large batch, or new contacts, that are written in one go while few come. Batches with the same
 * message ids in another order may then deadlock; the loser is written again.
 */
const narrowPage = 100;
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
  const few = events.length <= fewPeople;
  if (few) pacer.fewCame();
  return await pacer.run(events.length, async (giveWay) => {
    const { checked, errors } = await checkEvents(ctx, events, giveWay);
    if (errors.length > 0) throw new ServiceError('invalid', { detail: summary(errors), errors });
    // Where the database is away, storing them fails too, and says so.
    if (few && checked.some(isPending)) void announceFew(ctx.db.sql).catch(() => undefined);
    await giveWay();
    return await runTransaction(ctx.db.sql, (tx) => storeEvents(tx, { ctx, checked, giveWay }));
  });
}

async function storeEvents(
  tx: Transaction,
  {
    ctx: { workspaceId, actor },
    checked,
    giveWay,
  }: { ctx: ServiceContext; checked: CheckedEvent[]; giveWay: GiveWay },
): Promise<IngestAnswer> {
  const given = checked.map(({ identifiers }) => identifiers);
  const atOnce = pacer.narrow ? narrowPage : checked.length;
  const { contactIds, awaited } = await resolveContacts(tx, {
    workspaceId,
    actor,
    given,
    atOnce,
    giveWay,
  });
  const rest = () => giveWay(awaited ? 'briefly' : undefined);
  await rest();
  const rows = checked.map(({ row }, index) => ({ ...row, contactId: contactIds[index] ?? null }));
  const inserted = new Set<string>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const page = await insertEvents(tx, rows.slice(from, from + atOnce));
    for (const id of page) inserted.add(id);
    await rest();
  }
  await refuseChanged(tx, { workspaceId, rows, inserted });
  if (checked.some((one) => inserted.has(one.row.id) && isPending(one)))
    await notifyRouter(tx, { few: rows.length <= fewPeople });
  return { accepted: inserted.size, duplicates: rows.length - inserted.size };
}

function isPending({ row }: CheckedEvent): boolean {
  return !row.outcome;
}

function summary(errors: FieldError[]): string {
  const [first] = errors;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `Nothing was stored. ${first?.path}: ${first?.message}${rest}.`;
}
