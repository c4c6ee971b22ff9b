import type { Transaction } from '@percurso/db/connect';
import type { Actor } from '../context.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns } from './contact-row.ts';
import type { ContactFields } from './contact-schema.ts';
import { mergeAttributes } from './merge-attributes.ts';
import { recordContactChanges } from './record-contact-change.ts';

/**
 * Writes normalised fields over a contact that was read under its lock: what is left out stays,
 * null clears, and raises its record events. Writes nothing where nothing differs.
 */
export async function updateContactRow(
  tx: Transaction,
  {
    workspaceId,
    actor,
    before,
    fields,
  }: { workspaceId: string; actor: Actor; before: ContactRow; fields: ContactFields },
): Promise<ContactRow> {
  const after = {
    email: kept(fields.email, before.email),
    phone: kept(fields.phone, before.phone),
    firstName: kept(fields.firstName, before.firstName),
    lastName: kept(fields.lastName, before.lastName),
    language: kept(fields.language, before.language),
    timeZone: kept(fields.timeZone, before.timeZone),
  };
  const attributes = mergeAttributes(before.attributes, fields.attributes);
  const [row] = await tx<ContactRow[]>`
    update contacts set email = ${after.email}, phone = ${after.phone},
      first_name = ${after.firstName}, last_name = ${after.lastName}, language = ${after.language},
      time_zone = ${after.timeZone}, attributes = ${tx.json(attributes)}, updated_at = percurso_now()
    where id = ${before.id} and (email, phone, first_name, last_name, language, time_zone, attributes)
      is distinct from (${after.email}::text, ${after.phone}::text, ${after.firstName}::text,
        ${after.lastName}::text, ${after.language}::text, ${after.timeZone}::text,
        ${tx.json(attributes)}::jsonb)
    returning ${contactColumns(tx)}`;
  if (!row) return before;
  await recordContactChanges(tx, { workspaceId, actor, changes: [{ before, after: row }] });
  return row;
}

function kept(written: string | null | undefined, before: string | null): string | null {
  return written === undefined ? before : written;
}
