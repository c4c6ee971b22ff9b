import type { ServiceContext } from '../context.ts';
import type { TriggerUse } from './trigger-schema.ts';

/** Journeys that start on these triggers, fire them, or have rules on them, by key; drafts and live versions both count. */
export async function findTriggerUses(
  ctx: ServiceContext,
  keys: readonly string[],
): Promise<Map<string, TriggerUse[]>> {
  const rows = await ctx.db.sql<(TriggerUse & { key: string })[]>`
    select distinct k.key, j.id as "journeyId", j.name, j.state, used.as
    from journeys j
    left join versions v on v.id = j.live_version_id and v.status <> 'stopped'
    cross join lateral (values (j.draft), (v.document)) as d (document)
    cross join unnest(${[...keys]}::text[]) as k (key)
    cross join lateral (
      select 'entry' as as where d.document -> 'entry' ->> 'trigger' = k.key
      union all
      select 'exit' where jsonb_path_exists(
        d.document, '$.exit[*].trigger ? (@ == $key)', jsonb_build_object('key', k.key))
      union all
      select 'goal' where jsonb_path_exists(
        d.document, '$.goals[*].trigger ? (@ == $key)', jsonb_build_object('key', k.key))
      union all
      select 'block' where jsonb_path_exists(
        d.document, '$.blocks.**.config.trigger ? (@ == $key)', jsonb_build_object('key', k.key))
    ) as used
    where j.workspace_id = ${ctx.workspaceId} and j.state <> 'archived' and d.document is not null
    order by k.key, j.name, used.as`;
  const uses = new Map<string, TriggerUse[]>();
  for (const { key, ...use } of rows) uses.set(key, [...(uses.get(key) ?? []), use]);
  return uses;
}
