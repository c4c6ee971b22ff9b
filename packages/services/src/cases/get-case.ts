import { contactName } from '../contacts/contact-name.ts';
import type { ServiceContext } from '../context.ts';
import { toCase } from './case-row.ts';
import type { CaseDetail, CaseHistoryEntry } from './case-schema.ts';
import { findCase } from './find-case.ts';
import { withContactIds } from './with-contact-ids.ts';

type HistoryRow = Omit<CaseHistoryEntry, 'at'> & { at: Date };
type OriginRow = Pick<CaseDetail, 'reportedByName' | 'enrolmentId' | 'journeyId' | 'journeyName'>;

/** The case with its history, oldest first, and the journey that opened it, where one did. */
export async function getCase({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { case: string };
}): Promise<CaseDetail> {
  const { sql } = ctx.db;
  const row = await findCase(sql, { workspaceId: ctx.workspaceId, ref: input.case });
  const [[origin], history] = await Promise.all([
    sql<OriginRow[]>`
      select ${contactName(sql, 'r')} as "reportedByName", k.enrolment_id as "enrolmentId",
        j.id as "journeyId", j.name as "journeyName"
      from cases k left join contacts r on r.id = k.reported_by_id
        left join enrolments e on e.id = k.enrolment_id
        left join journeys j on j.id = e.journey_id
      where k.id = ${row.id}`,
    sql<HistoryRow[]>`
      select action, before, after, source, by, at from case_changes
      where case_id = ${row.id} order by id`,
  ]);
  return {
    ...toCase(row),
    reportedByName: origin?.reportedByName ?? null,
    enrolmentId: origin?.enrolmentId ?? null,
    journeyId: origin?.journeyId ?? null,
    journeyName: origin?.journeyName ?? null,
    history: history.map((entry) => ({
      ...entry,
      before: withContactIds(entry.before),
      after: withContactIds(entry.after),
      at: entry.at.toISOString(),
    })),
  };
}
