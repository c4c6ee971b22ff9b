import type { ServiceContext } from '../context.ts';
import type { ConsentRow } from './consent-row.ts';
import { consentColumns, toConsent } from './consent-row.ts';
import type { Consent, ConsentPoint } from './consent-schema.ts';

const MOST = 200;

/** Everything recorded for a contact point, newest first; of a very long history its last 200. */
export async function listConsentHistory({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ConsentPoint;
}): Promise<{ items: Consent[] }> {
  const { sql } = ctx.db;
  const rows = await sql<ConsentRow[]>`
    select ${consentColumns(sql)} from consents
    where workspace_id = ${ctx.workspaceId} and channel = ${input.channel}
      and address = ${input.address}
    order by id desc limit ${MOST}`;
  return { items: rows.map(toConsent) };
}
