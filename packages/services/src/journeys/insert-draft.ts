import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { editorName } from './editor-name.ts';

/** Writes a journey that has a draft and was never published; returns its id. */
export async function insertDraft(
  ctx: ServiceContext,
  { id, document }: { id: string; document: JourneyDocument },
): Promise<string> {
  await ctx.db.sql`
    insert into journeys (id, workspace_id, name, draft, created_at, updated_at, updated_by)
    select ${id}::uuid, ${ctx.workspaceId}::uuid, ${document.name}::text,
      ${JSON.stringify(document)}::text::jsonb, at, at, ${editorName(ctx.actor)}::text
    from (select percurso_now() as at) clock_now`;
  return id;
}
