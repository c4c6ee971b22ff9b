import type { Sql, Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import type { JourneySummary } from './journey-schema.ts';

export interface JourneyRow {
  id: string;
  name: string;
  state: JourneySummary['state'];
  draft: JourneyDocument | null;
  revision: number;
  liveVersionId: string | null;
  versionNumber: number | null;
  startsAt: Date | null;
  pausedUntil: Date | null;
  triggerKey: string;
  triggerName: string | null;
  updatedAt: Date;
  updatedBy: string | null;
}

/** Its people, tests not among them. Counting them takes longer the more there are. */
export interface JourneyCounts {
  inside: number;
  entered: number;
  enteredLastWeek: number;
}

/** The columns of {@link JourneyRow}, from {@link journeyTables}. */
export function journeyColumns(sql: Sql | Transaction) {
  return sql`j.id, j.name, j.state, j.draft, j.revision, j.live_version_id as "liveVersionId",
    v.number as "versionNumber", t.name as "triggerName", j.updated_at as "updatedAt",
    coalesce(v.document, j.draft) -> 'entry' ->> 'trigger' as "triggerKey",
    j.updated_by as "updatedBy",
    case when j.state = 'live'
        and (v.document -> 'entry' ->> 'startsAt')::timestamptz > percurso_now()
      then (v.document -> 'entry' ->> 'startsAt')::timestamptz end as "startsAt",
    case when j.state = 'paused' then j.resume_at end as "pausedUntil"`;
}

/** The columns of {@link JourneyCounts}, of journeys `j`. */
export function journeyCounts(sql: Sql | Transaction) {
  return sql`
    (select count(*)::float8 from enrolments e join versions w on w.id = e.version_id
      where w.journey_id = j.id and e.status = 'inside' and not e.test) as inside,
    (select coalesce(sum(s.n), 0)::float8 from step_counts s join versions w on w.id = s.version_id
      where w.journey_id = j.id and s.block_id = '@entry' and s.port = 'enrolled') as entered,
    (select count(*)::float8 from enrolments e join versions w on w.id = e.version_id
      where w.journey_id = j.id and not e.test
        and e.entered_at > percurso_now() - interval '7 days') as "enteredLastWeek"`;
}

/** Journeys `j` with the current version `v` and the trigger `t` that starts them. */
export function journeyTables(sql: Sql | Transaction) {
  return sql`journeys j
    left join versions v on v.id = j.live_version_id
    left join triggers t on t.workspace_id = j.workspace_id
      and t.key = coalesce(v.document, j.draft) -> 'entry' ->> 'trigger'`;
}

/** A journey as lists show it; `problems` counts the errors of its draft. */
export function toJourneySummary(
  row: JourneyRow & JourneyCounts,
  problems: number,
): JourneySummary {
  const { draft, revision, liveVersionId, ...shown } = row;
  return {
    ...shown,
    problems,
    startsAt: row.startsAt?.toISOString() ?? null,
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
    hasDraft: draft !== null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
