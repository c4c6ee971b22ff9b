import type { Attribute, AttributeType } from '@percurso/journey/attribute';
import { CONTACT_COLUMNS } from '@percurso/journey/contact-attributes';
import type { JsonValue } from '@percurso/journey/json-value';
import { typeOfValue } from '@percurso/journey/type-of-value';
import type { Sql } from '../connect.ts';

/** An own attribute of contacts with the type that its values have, or that an import says they have. */
type SeenAttribute = Pick<Attribute, 'name' | 'type'>;

const dayMs = 24 * 3600 * 1000;
const mostKept = 20_000;
/** Names of a workspace, beyond which no new one is taken up: they are data then, such as ids. */
const mostNames = 1_000;

/** Of each client: workspace, name and type → when this process last wrote it down. */
const written = new WeakMap<Sql, Map<string, number>>();

/**
 * Writes down which own attributes contacts are about to be given, before they are and outside of that
 * transaction, which so waits for nobody. What this process wrote down within a day costs no query.
 * The type first seen stays; a declared one takes its place, and text that of instants.
 */
export async function rememberAttributes(
  sql: Sql,
  {
    workspaceId,
    seen,
    declared = false,
  }: { workspaceId: string; seen: readonly SeenAttribute[]; declared?: boolean },
): Promise<void> {
  const known = written.get(sql) ?? new Map<string, number>();
  written.set(sql, known);
  const now = performance.now();
  const fresh = seen.filter(({ name, type }) => {
    const at = known.get(keyOf(workspaceId, { name, type }));
    return (declared || at === undefined || now - at > dayMs) && !CONTACT_COLUMNS.has(name);
  });
  if (fresh.length === 0) return;
  const types = new Map<string, AttributeType>();
  for (const { name, type } of fresh) types.set(name, widened(types.get(name), type));
  const rows = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  await sql`
    insert into contact_attributes as known (workspace_id, name, type, first_seen_at, last_seen_at)
    select ${workspaceId}, name, type, at, at
    from unnest(${rows.map(([name]) => name)}::text[], ${rows.map(([, type]) => type)}::text[])
      as seen (name, type) cross join (select percurso_now() as at) as clock_now
    where (select count(*) from contact_attributes where workspace_id = ${workspaceId}) < ${mostNames}
      or exists (select from contact_attributes k
        where k.workspace_id = ${workspaceId} and k.name = seen.name)
    on conflict (workspace_id, name) do update set last_seen_at = excluded.last_seen_at,
      type = case when ${declared} or (known.type = 'date-time' and excluded.type = 'text')
        then excluded.type else known.type end`;
  if (known.size + fresh.length > mostKept) known.clear();
  for (const one of fresh) known.set(keyOf(workspaceId, one), now);
}

/** The attributes of which values are written, each type once; what no type fits is left out. */
export function seenAttributes(
  values: readonly (Readonly<Record<string, JsonValue>> | null | undefined)[],
): SeenAttribute[] {
  const seen = new Map<string, SeenAttribute>();
  for (const attributes of values) {
    for (const name in attributes) {
      const type = typeOfValue(attributes[name] ?? null);
      if (type !== null) seen.set(`${type} ${name}`, { name, type });
    }
  }
  return [...seen.values()];
}

function widened(before: AttributeType | undefined, type: AttributeType): AttributeType {
  if (before === undefined) return type;
  return before === 'date-time' && type === 'text' ? type : before;
}

function keyOf(workspaceId: string, { name, type }: SeenAttribute): string {
  return `${workspaceId} ${type} ${name}`;
}
