import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { CaseRow } from './case-row.ts';
import { caseColumns } from './case-row.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMBER = /^[0-9]{1,9}$/;

/** The case with this id or number. Throws `not-found`, also for one of another workspace. */
export async function findCase(
  sql: Sql | Transaction,
  { workspaceId, ref }: { workspaceId: string; ref: string },
): Promise<CaseRow> {
  const matches = UUID.test(ref)
    ? sql`k.id = ${ref}`
    : NUMBER.test(ref)
      ? sql`k.number = ${Number(ref)}`
      : sql`false`;
  const [row] = await sql<CaseRow[]>`
    select ${caseColumns(sql)} from cases k left join contacts c on c.id = k.contact_id
    where k.workspace_id = ${workspaceId} and ${matches}`;
  if (row) return row;
  throw new ServiceError('not-found', {
    detail: `There is no case ${ref}: give its id or its number.`,
    code: 'case-not-found',
    values: { ref },
  });
}
