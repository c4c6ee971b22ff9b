import type { PendingEvent } from '@percurso/engine/routing/pending-event';
import type { Transaction } from '../connect.ts';
import { partOf } from '../events/part-of.ts';

/**
 * Locks the contacts of a page and answers the events that may be routed now. Who was erased since the
 * events were read has nothing routed; the events of who was merged become the other's, and are left
 * for a page of its partition.
 */
export async function followContacts(
  tx: Transaction,
  events: PendingEvent[],
): Promise<PendingEvent[]> {
  const contactIds = [...new Set(events.map(({ contactId }) => contactId))];
  const contacts = await tx<{ id: string; mergedInto: string | null; erased: boolean }[]>`
    select id, merged_into as "mergedInto", erased_at is not null as erased from contacts
    where id = any(${contactIds}::uuid[]) order by id for no key update`;
  const gone = contacts.filter(({ mergedInto, erased }) => mergedInto !== null || erased);
  if (gone.length === 0) return events;
  const merged = gone.flatMap(({ id, mergedInto, erased }) =>
    mergedInto && !erased ? [{ id, mergedInto }] : [],
  );
  const erased = gone.filter((contact) => contact.erased).map(({ id }) => id);
  await passOn(tx, merged);
  await tx`
    update events set routed_at = percurso_now(), outcome = 'no-person', reason = 'erased',
      attributes = '{}', key = null
    where contact_id = any(${erased}::uuid[]) and routed_at is null`;
  const ids = new Set(gone.map(({ id }) => id));
  return events.filter(({ contactId }) => !ids.has(contactId));
}

/** Makes the pending events of contacts those of the contacts they were merged into. */
export async function passOn(
  tx: Transaction,
  merged: { id: string; mergedInto: string }[],
): Promise<void> {
  if (merged.length === 0) return;
  const parts = merged.map(({ mergedInto }) => partOf(mergedInto));
  const ids = merged.map(({ id }) => id);
  await tx`
    update events e set contact_id = m.into_id, part = m.part
    from unnest(${ids}::uuid[], ${merged.map(({ mergedInto }) => mergedInto)}::uuid[],
      ${parts}::smallint[]) as m (id, into_id, part)
    where e.contact_id = m.id and e.routed_at is null`;
}
