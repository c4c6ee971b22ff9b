import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { toContactId } from './contact-id.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns, toContact } from './contact-row.ts';
import type { Contact } from './contact-schema.ts';
import { findContact } from './find-contact.ts';

/** The contact with this id or external id. */
export async function getContact({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string };
}): Promise<Contact> {
  const { sql } = ctx.db;
  const id = await findContact(sql, { workspaceId: ctx.workspaceId, ref: input.contact });
  const [row] = await sql<ContactRow[]>`
    select ${contactColumns(sql)} from contacts
    where id = ${id} and workspace_id = ${ctx.workspaceId} and erased_at is null`;
  if (row) return toContact(row);
  throw new ServiceError('not-found', {
    detail: `There is no contact ${toContactId(id)} any more.`,
    code: 'contact-gone',
    values: { ref: toContactId(id) },
  });
}
