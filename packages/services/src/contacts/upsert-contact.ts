import type { Transaction } from '@percurso/db/connect';
import { rememberAttributes, seenAttributes } from '@percurso/db/contacts/remember-attributes';
import { runTransaction } from '@percurso/db/run-transaction';
import type { Actor, ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { contactConflict } from './contact-conflict.ts';
import { parseContactId } from './contact-id.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns, toContact } from './contact-row.ts';
import type { Contact, ContactFields } from './contact-schema.ts';
import { ExternalId } from './contact-schema.ts';
import { insertContact } from './insert-contact.ts';
import { normaliseContactFields } from './normalise-contact-fields.ts';
import { updateContactRow } from './update-contact-row.ts';

interface Upsert {
  workspaceId: string;
  actor: Actor;
  ref: string;
  fields: ContactFields;
}

/**
 * Writes the given fields of the contact with this external id, creating it where there is none; an
 * id (`con_…`) must exist. Throws `invalid` and `conflict` like `createContact`.
 */
export async function upsertContact({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string; fields: ContactFields };
}): Promise<Contact> {
  const { workspaceId, actor, db } = ctx;
  const fields = normaliseContactFields(input.fields);
  await rememberAttributes(db.sql, { workspaceId, seen: seenAttributes([fields.attributes]) });
  const upsert = { workspaceId, actor, ref: input.contact.trim(), fields };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return toContact(await runTransaction(db.sql, (tx) => writeContact(tx, upsert)));
    } catch (error) {
      // Two first writes of one external id: the second finds the contact when it looks again.
      if (isExternalIdClash(error) && attempt < 3) continue;
      throw await contactConflict(db.sql, error, { workspaceId, email: fields.email });
    }
  }
}

async function writeContact(tx: Transaction, upsert: Upsert): Promise<ContactRow> {
  const { workspaceId, actor, ref, fields } = upsert;
  const id = parseContactId(ref);
  const [before] = await tx<ContactRow[]>`
    select ${contactColumns(tx)} from contacts
    where id = (select coalesce(merged_into, id) from contacts
        where workspace_id = ${workspaceId} and ${id ? tx`id = ${id}` : tx`external_id = ${ref}`})
      and erased_at is null
    for no key update`;
  if (before) return await updateContactRow(tx, { workspaceId, actor, before, fields });
  if (id !== null || !ExternalId.safeParse(ref).success) {
    throw new ServiceError('not-found', {
      detail: `There is no contact ${ref}. To create one, use an external id of 1 to 200 characters that does not begin with con_.`,
      code: 'contact-not-creatable',
      values: { ref },
    });
  }
  return await insertContact(tx, { workspaceId, actor, externalId: ref, fields });
}

function isExternalIdClash(error: unknown): boolean {
  const { code, constraint_name: name } = error as { code?: string; constraint_name?: string };
  return code === '23505' && name === 'contacts_external_id';
}
