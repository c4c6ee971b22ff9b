import type { Version } from '@percurso/engine/version';
import type { Transaction } from '../connect.ts';

/** Versions by their id. */
export async function loadVersions(tx: Transaction, ids: string[]): Promise<Map<string, Version>> {
  const rows = await tx<Version[]>`
    select id, workspace_id as "workspaceId", journey_id as "journeyId",
      document ->> 'name' as "journeyName", plan
    from versions where id = any(${ids}::uuid[])`;
  return new Map(rows.map((version) => [version.id, version]));
}
