import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import type { ContactRow } from '../contacts/contact-row.ts';
import { contactColumns } from '../contacts/contact-row.ts';
import type { ContactChange } from '../contacts/record-contact-change.ts';
import { recordContactChanges } from '../contacts/record-contact-change.ts';
import type { ImportPlan, PlannedConsent } from './plan-import.ts';

/**
 * Writes what was planned, and raises the record events of it as changes by an import. False, with
 * nothing of it to be kept, where somebody else took an external id or an address meanwhile.
 */
export async function writeImport(
  tx: Transaction,
  { workspaceId, plan }: { workspaceId: string; plan: ImportPlan },
): Promise<boolean> {
  const changes: ContactChange[] = [];
  if (plan.changed.length > 0) {
    const after = await updateAll(
      tx,
      plan.changed.map((change) => change.after),
    );
    const before = new Map(plan.changed.map((change) => [change.before.id, change.before]));
    changes.push(...after.map((row) => ({ before: before.get(row.id) ?? null, after: row })));
  }
  if (plan.created.length > 0) {
    const created = await insertAll(tx, { workspaceId, contacts: plan.created });
    if (created.length < plan.created.length) return false;
    changes.push(...created.map((after) => ({ before: null, after })));
  }
  await insertConsents(tx, { workspaceId, consents: plan.consents });
  await recordContactChanges(tx, { workspaceId, source: 'import', changes });
  return true;
}

/** The columns of contacts as arrays, for `unnest`. */
function asColumns(tx: Transaction, contacts: readonly ContactRow[]) {
  const column = (read: (contact: ContactRow) => string | null) => contacts.map(read);
  return tx`unnest(
    ${column(({ id }) => id)}::uuid[], ${column(({ externalId }) => externalId)}::text[],
    ${column(({ email }) => email)}::text[], ${column(({ phone }) => phone)}::text[],
    ${column(({ firstName }) => firstName)}::text[], ${column(({ lastName }) => lastName)}::text[],
    ${column(({ language }) => language)}::text[], ${column(({ timeZone }) => timeZone)}::text[],
    ${column(({ attributes }) => JSON.stringify(attributes))}::text[]
  ) as given (id, external_id, email, phone, first_name, last_name, language, time_zone, attributes)`;
}

async function insertAll(
  tx: Transaction,
  { workspaceId, contacts }: { workspaceId: string; contacts: readonly ContactRow[] },
): Promise<ContactRow[]> {
  return await tx<ContactRow[]>`
    insert into contacts (id, workspace_id, external_id, email, phone, first_name, last_name,
      language, time_zone, attributes, created_at, updated_at)
    select id, ${workspaceId}, external_id, email, phone, first_name, last_name, language,
      time_zone, attributes::jsonb, at, at
    from ${asColumns(tx, contacts)} cross join (select percurso_now() as at) as clock_now
    order by external_id nulls last, email nulls last
    on conflict do nothing
    returning ${contactColumns(tx)}`;
}

async function updateAll(tx: Transaction, contacts: readonly ContactRow[]): Promise<ContactRow[]> {
  return await tx<ContactRow[]>`
    with written as (
      update contacts c set external_id = given.external_id, email = given.email,
        phone = given.phone, first_name = given.first_name, last_name = given.last_name,
        language = given.language, time_zone = given.time_zone,
        attributes = given.attributes::jsonb, updated_at = percurso_now()
      from ${asColumns(tx, contacts)} where c.id = given.id
      returning c.*)
    select ${contactColumns(tx)} from written`;
}

async function insertConsents(
  tx: Transaction,
  { workspaceId, consents }: { workspaceId: string; consents: readonly PlannedConsent[] },
): Promise<void> {
  if (consents.length === 0) return;
  await tx`
    insert into consents (id, workspace_id, contact_id, channel, address, purpose, state, source, at)
    select id, ${workspaceId}, contact_id, channel, address, purpose, state, 'import', percurso_now()
    from unnest(${consents.map(() => newId())}::uuid[],
      ${consents.map(({ contactId }) => contactId)}::uuid[],
      ${consents.map(({ channel }) => channel)}::text[],
      ${consents.map(({ address }) => address)}::text[],
      ${consents.map(({ purpose }) => purpose)}::text[],
      ${consents.map(({ state }) => state)}::text[]
    ) as given (id, contact_id, channel, address, purpose, state)`;
}
