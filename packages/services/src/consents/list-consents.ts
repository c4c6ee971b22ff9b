import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import type { ConsentRow } from './consent-row.ts';
import { consentColumns, toConsent } from './consent-row.ts';
import type { Consent } from './consent-schema.ts';

/**
 * What holds now for the contact: the newest record of each contact point and purpose. Consent
 * belongs to the point, so a record made through another contact with the same number counts too.
 */
export async function listConsents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string };
}): Promise<{ items: Consent[] }> {
  const { sql } = ctx.db;
  const contactId = await findContact(sql, { workspaceId: ctx.workspaceId, ref: input.contact });
  const rows = await sql<ConsentRow[]>`
    select distinct on (channel, address, purpose) ${consentColumns(sql)} from consents
    where workspace_id = ${ctx.workspaceId} and (contact_id = ${contactId} or (channel, address) in (
      select 'sms', phone from contacts where id = ${contactId}
      union all select 'email', email from contacts where id = ${contactId}))
    order by channel, address, purpose, id desc`;
  return { items: rows.map(toConsent) };
}
