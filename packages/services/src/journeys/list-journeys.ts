import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import { foldText } from '../fold-text.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { countErrors } from './compile-document.ts';
import type { JourneyCounts, JourneyRow } from './journey-row.ts';
import { journeyColumns, journeyCounts, journeyTables, toJourneySummary } from './journey-row.ts';
import type { JourneyQuery, JourneySummary } from './journey-schema.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Journeys of the workspace, those changed last first; archived ones only where asked for. */
export async function listJourneys({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & JourneyQuery;
}): Promise<Page<JourneySummary>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const has = (text: ReturnType<typeof sql>, search: string) =>
    sql`strpos(${foldText(sql, text)}, ${foldText(sql, sql`${search}::text`)}) > 0`;
  const { search, state, trigger, triggerKind, limit } = input;
  const triggerKey = sql`coalesce(v.document, j.draft) -> 'entry' ->> 'trigger'`;
  const rows = await sql<(JourneyRow & JourneyCounts)[]>`
    select ${journeyColumns(sql)}, ${journeyCounts(sql)} from ${journeyTables(sql)}
    where j.workspace_id = ${ctx.workspaceId}
      and ${after ? sql`(j.updated_at, j.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      and ${state ? sql`j.state = ${state}` : sql`j.state <> 'archived'`}
      and ${search ? sql`(${has(sql`j.name`, search)} or ${has(sql`t.name`, search)})` : sql`true`}
      and ${triggerKind ? sql`t.kind = ${triggerKind}` : sql`true`}
      and ${trigger ? sql`${triggerKey} = ${trigger}` : sql`true`}
    order by j.updated_at desc, j.id desc
    limit ${limit + 1}`;
  const page = cutPage(rows, limit, (row) => [row.updatedAt.toISOString(), row.id]);
  const facts = await readWorkspaceFacts(sql, ctx.workspaceId);
  return {
    items: page.rows.map((row) => toJourneySummary(row, countErrors(row.draft, facts))),
    nextCursor: page.nextCursor,
  };
}
