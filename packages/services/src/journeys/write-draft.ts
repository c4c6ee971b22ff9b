import type { Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { editorName } from './editor-name.ts';
import type { JourneyRow } from './journey-row.ts';

/**
 * Replaces the draft of a locked journey (null: none) and counts its revision up. The name of a
 * journey that was never published follows its draft; a live one keeps its own until it is published.
 */
export async function writeDraft(
  tx: Transaction,
  { ctx, row, draft }: { ctx: ServiceContext; row: JourneyRow; draft: JourneyDocument | null },
): Promise<{ revision: number; savedAt: Date }> {
  const name = draft !== null && row.liveVersionId === null ? draft.name : row.name;
  const json = draft === null ? null : JSON.stringify(draft);
  const rows = await tx<{ revision: number; savedAt: Date }[]>`
    update journeys set draft = ${json}::text::jsonb, revision = revision + 1, name = ${name},
      updated_at = percurso_now(), updated_by = ${editorName(ctx.actor)}
    where id = ${row.id} returning revision, updated_at as "savedAt"`;
  return rows[0] as { revision: number; savedAt: Date };
}
