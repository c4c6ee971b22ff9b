import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '@percurso/services/context';

/** What a journey may change of a contact. */
export interface KeptContact {
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  timeZone: string | null;
  attributes: Record<string, JsonValue>;
}

/** The contact as it is now. */
export async function keepContact(
  { db: { sql }, workspaceId }: ServiceContext,
  externalId: string,
): Promise<KeptContact> {
  const [kept] = await sql<KeptContact[]>`
    select email, phone, first_name as "firstName", last_name as "lastName", language,
      time_zone as "timeZone", attributes
    from contacts where workspace_id = ${workspaceId} and external_id = ${externalId}`;
  if (!kept) throw new Error(`There is no contact ${externalId}.`);
  return kept;
}

/** Makes it what it was: simulated again, a journey begins with that. */
export async function putContactBack(
  { db: { sql }, workspaceId }: ServiceContext,
  { contact, kept }: { contact: string; kept: KeptContact },
): Promise<void> {
  const { email, phone, firstName, lastName, language, timeZone, attributes } = kept;
  await sql`
    update contacts set email = ${email}, phone = ${phone}, first_name = ${firstName},
      last_name = ${lastName}, language = ${language}, time_zone = ${timeZone},
      attributes = ${JSON.stringify(attributes)}::text::jsonb
    where workspace_id = ${workspaceId} and external_id = ${contact}`;
}
