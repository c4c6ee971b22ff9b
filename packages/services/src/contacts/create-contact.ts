import { rememberAttributes, seenAttributes } from '@percurso/db/contacts/remember-attributes';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { contactConflict } from './contact-conflict.ts';
import { toContact } from './contact-row.ts';
import type { Contact, NewContact } from './contact-schema.ts';
import { insertContact } from './insert-contact.ts';
import { normaliseContactFields } from './normalise-contact-fields.ts';

/**
 * Creates a contact. Throws `invalid` naming wrong fields, `conflict` naming the contact that has
 * the e-mail address or external id already.
 */
export async function createContact({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewContact;
}): Promise<Contact> {
  const { externalId = null, ...rest } = input;
  const fields = normaliseContactFields(rest);
  const { workspaceId, actor } = ctx;
  await rememberAttributes(ctx.db.sql, {
    workspaceId,
    seen: seenAttributes([fields.attributes]),
  });
  try {
    return toContact(
      await runTransaction(ctx.db.sql, (tx) =>
        insertContact(tx, { workspaceId, actor, externalId, fields }),
      ),
    );
  } catch (error) {
    throw await contactConflict(ctx.db.sql, error, {
      workspaceId,
      externalId,
      email: fields.email,
    });
  }
}
