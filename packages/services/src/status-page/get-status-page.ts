import type { Sql } from '@percurso/db/connect';
import type { CaseStatus } from '@percurso/journey/case-attributes';
import { ServiceError } from '../service-error.ts';

/** What the public page of an activation may show: nothing that says who it is about. */
export type StatusPage =
  | { opened: false }
  | {
      opened: true;
      number: number;
      status: CaseStatus;
      /** Every status it had, oldest first. */
      history: { status: CaseStatus; at: Date }[];
    };

/** 128 bits, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/**
 * The case that the activation with this token led to, through the enrolment its event made. Throws
 * `not-found` for an unknown token. No workspace is asked for: the token is the permission.
 */
export async function getStatusPage({
  sql,
  token,
}: {
  sql: Sql;
  token: string;
}): Promise<StatusPage> {
  if (!TOKEN.test(token)) throw unknownPage();
  const [found] = await sql<{ caseId: string | null; number: number; status: CaseStatus }[]>`
    select k.id as "caseId", k.number, k.status
    from activations a
      left join enrolments e on e.entry_event_id = a.event_id
      left join cases k on k.enrolment_id = e.id
    where a.token = ${token}
    order by k.created_at, k.id limit 1`;
  if (!found) throw unknownPage();
  const { caseId, number, status } = found;
  if (caseId === null) return { opened: false };
  const history = await sql<{ status: CaseStatus; at: Date }[]>`
    select after ->> 'status' as status, at from case_changes
    where case_id = ${caseId} and after ? 'status' order by id`;
  return { opened: true, number, status, history };
}

function unknownPage(): ServiceError {
  return new ServiceError('not-found', {
    detail: 'There is no such page.',
    code: 'page-not-found',
  });
}
