import type { Version } from '@percurso/engine/version';
import type { Sql } from '../connect.ts';

/** Reads versions and keeps them: a version never changes after it is published. */
export function createVersionLoader(sql: Sql): (versionId: string) => Promise<Version> {
  const kept = new Map<string, Version>();
  return async (versionId) => {
    const known = kept.get(versionId);
    if (known) return known;
    const [version] = await sql<Version[]>`
      select id, workspace_id as "workspaceId", journey_id as "journeyId",
        document ->> 'name' as "journeyName", plan
      from versions where id = ${versionId}`;
    if (!version) throw new Error(`There is no version ${versionId}.`);
    if (kept.size >= 500) kept.clear();
    kept.set(versionId, version);
    return version;
  };
}
