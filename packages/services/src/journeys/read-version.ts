import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { JourneyVersion, JourneyVersionDetail } from './journey-schema.ts';

export type VersionRow = Omit<JourneyVersion, 'publishedAt'> & { publishedAt: Date };

/** The columns of {@link VersionRow} from `versions v join journeys j`. */
export function versionColumns(sql: Sql | Transaction) {
  return sql`v.id, v.number, v.status, v.id = j.live_version_id and v.status <> 'stopped' as current,
    v.published_at as "publishedAt", v.published_by as "publishedBy", v.note,
    v.label_edits as "labelEdits",
    (select count(*)::float8 from enrolments e
      where e.version_id = v.id and e.status = 'inside') as inside,
    (select coalesce(sum(c.n), 0)::float8 from step_counts c where c.version_id = v.id
      and c.block_id = '@entry' and c.port in ('enrolled', 'moved-in')) as entered,
    (select w.number from versions w where w.id = v.moves_to) as "movesTo"`;
}

export function toVersion<Row extends VersionRow>(row: Row) {
  return { ...row, publishedAt: row.publishedAt.toISOString() };
}

/** One version with its document. Throws `not-found`. */
export async function readVersion(
  sql: Sql | Transaction,
  { workspaceId, journeyId, number }: { workspaceId: string; journeyId: string; number: number },
): Promise<JourneyVersionDetail> {
  const [row] = await sql<(VersionRow & Pick<JourneyVersionDetail, 'document'>)[]>`
    select ${versionColumns(sql)}, v.document from versions v join journeys j on j.id = v.journey_id
    where v.workspace_id = ${workspaceId} and v.journey_id = ${journeyId} and v.number = ${number}`;
  if (row) return toVersion(row);
  throw new ServiceError('not-found', {
    detail: `There is no version ${number} of journey ${journeyId}.`,
    code: 'version-not-found',
    values: { number },
  });
}
