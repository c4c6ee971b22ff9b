import type { Sql } from '@percurso/db/connect';
import type { EditLock, JourneyPulse } from './edit-lock-schema.ts';

interface PulseRow extends Omit<JourneyPulse, 'updatedAt' | 'lock'> {
  id: string;
  updatedAt: Date;
  userId: string | null;
  name: string;
  editor: string;
  since: Date;
}

/** The pulse of each of these journeys, in one query; those that are gone are left out. */
export async function readPulses(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, JourneyPulse>> {
  const rows = await sql<PulseRow[]>`
    select j.id, j.revision, j.updated_at as "updatedAt", j.updated_by as "updatedBy", j.state,
      v.number as "versionNumber", j.draft is not null as "hasDraft",
      l.user_id as "userId", l.user_name as name, l.editor, l.since
    from journeys j
      left join versions v on v.id = j.live_version_id
      left join journey_locks l on l.journey_id = j.id and l.expires_at > clock_timestamp()
    where j.id = any(${ids as string[]}::uuid[])`;
  return new Map(
    rows.map(({ id, updatedAt, userId, name, editor, since, ...pulse }) => {
      const lock: EditLock | null =
        userId === null ? null : { userId, name, editor, since: since.toISOString() };
      return [id, { ...pulse, updatedAt: updatedAt.toISOString(), lock }];
    }),
  );
}
