import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import type { Actor } from '../context.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns } from './contact-row.ts';
import type { ContactFields } from './contact-schema.ts';
import { mergeAttributes } from './merge-attributes.ts';
import { recordContactChanges } from './record-contact-change.ts';

/**
 * Inserts a contact with normalised fields and raises its record events; a taken e-mail or external id is
 * a unique violation.
 */
export async function insertContact(
  tx: Transaction,
  {
    workspaceId,
    actor,
    externalId,
    fields,
  }: { workspaceId: string; actor: Actor; externalId: string | null; fields: ContactFields },
): Promise<ContactRow> {
  const rows = await tx<ContactRow[]>`
    insert into contacts (id, workspace_id, external_id, email, phone, first_name, last_name,
      language, time_zone, attributes, created_at, updated_at)
    select ${newId()}::uuid, ${workspaceId}::uuid, ${externalId}::text, ${fields.email ?? null}::text,
      ${fields.phone ?? null}::text, ${fields.firstName ?? null}::text,
      ${fields.lastName ?? null}::text, ${fields.language ?? null}::text,
      ${fields.timeZone ?? null}::text, ${tx.json(mergeAttributes({}, fields.attributes))}::jsonb,
      at, at
    from (select percurso_now() as at) clock_now
    returning ${contactColumns(tx)}`;
  const after = rows[0] as ContactRow;
  await recordContactChanges(tx, { workspaceId, actor, changes: [{ before: null, after }] });
  return after;
}
