import type { Sql, Transaction } from '../connect.ts';
import { newId } from '../new-id.ts';
import { BUILT_IN_TRIGGERS } from './built-in-triggers.ts';

/**
 * Gives workspaces the built-in triggers they have not got: a new one all, at start every one those that
 * a release added. Where somebody's own trigger has the key already, it keeps it.
 */
export async function ensureBuiltInTriggers(
  sql: Sql | Transaction,
  workspaceId?: string,
): Promise<void> {
  const missing = await sql<{ workspaceId: string; key: string }[]>`
    select w.id as "workspaceId", k.key from workspaces w
      cross join unnest(${BUILT_IN_TRIGGERS.map(({ key }) => key)}::text[]) as k (key)
    where (${workspaceId ?? null}::uuid is null or w.id = ${workspaceId ?? null})
      and not exists (select from triggers t where t.workspace_id = w.id and t.key = k.key)
    order by w.id, k.key`;
  const rows = missing.flatMap((one) =>
    BUILT_IN_TRIGGERS.filter(({ key }) => key === one.key).map((made) => ({ ...one, made })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into triggers (id, workspace_id, key, name, description, kind, state, attributes, record,
      built_in, created_at, updated_at)
    select b.id, b.workspace_id, b.key, b.name, b.description, b.kind, 'ready', b.attributes::jsonb,
      b.record::jsonb, true, at, at
    from unnest(
      ${rows.map(newId)}::uuid[],
      ${rows.map((row) => row.workspaceId)}::uuid[],
      ${rows.map(({ key }) => key)}::text[],
      ${rows.map(({ made }) => made.name)}::text[],
      ${rows.map(({ made }) => made.description)}::text[],
      ${rows.map(({ made }) => made.kind)}::text[],
      ${rows.map(({ made }) => JSON.stringify(made.attributes))}::text[],
      ${rows.map(({ made }) => (made.record ? JSON.stringify(made.record) : null))}::text[]
    ) as b (id, workspace_id, key, name, description, kind, attributes, record)
      cross join (select percurso_now() as at) clock_now
    on conflict (workspace_id, key) do nothing`;
}
