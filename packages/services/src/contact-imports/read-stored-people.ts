import type { Transaction } from '@percurso/db/connect';
import type { ContactRow } from '../contacts/contact-row.ts';
import { contactColumns } from '../contacts/contact-row.ts';
import type { StoredPeople } from './plan-import.ts';
import type { ImportRow } from './read-import-rows.ts';

/**
 * Those whom rows name, by external id or e-mail, locked in the order of all writes where the rows
 * will be written, and what was consented to at their addresses and at those of the rows.
 */
export async function readStoredPeople(
  tx: Transaction,
  { workspaceId, rows, lock }: { workspaceId: string; rows: readonly ImportRow[]; lock: boolean },
): Promise<StoredPeople> {
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? []);
  const emails = rows.flatMap(({ fields }) => fields.email ?? []);
  const names = await tx<StoredPeople['names']>`
    select external_id as "externalId", email, coalesce(merged_into, id) as id from contacts
    where workspace_id = ${workspaceId}
      and (external_id = any(${externalIds}::text[]) or email = any(${emails}::text[]))`;
  const ids = [...new Set(names.map(({ id }) => id))];
  const contacts = await tx<ContactRow[]>`
    select ${contactColumns(tx)} from contacts
    where id = any(${ids}::uuid[]) and erased_at is null
    order by id ${lock ? tx`for no key update` : tx``}`;
  if (rows.every(({ consents }) => consents.length === 0)) return { names, contacts, consents: [] };
  const phones = [...contacts, ...rows.map(({ fields }) => fields)].flatMap(
    ({ phone }) => phone ?? [],
  );
  const addresses = [...phones, ...emails, ...contacts.flatMap(({ email }) => email ?? [])];
  const consents = await tx<StoredPeople['consents']>`
    select distinct on (channel, address, purpose) channel, address, purpose, state, source
    from consents
    where workspace_id = ${workspaceId} and address = any(${addresses}::text[])
      and channel in ('sms', 'email')
    order by channel, address, purpose, id desc`;
  return { names, contacts, consents };
}
