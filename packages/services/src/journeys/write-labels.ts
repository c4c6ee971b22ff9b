import type { Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import type { LabelChange } from '@percurso/journey/label-changes';
import { applyLabels } from '@percurso/journey/label-changes';
import type { LabelEdit } from '@percurso/journey/label-edits';
import { addLabelEdit } from '@percurso/journey/label-edits';
import type { ServiceContext } from '../context.ts';
import { editorName } from './editor-name.ts';
import type { JourneyRow } from './journey-row.ts';

/** Gives the current version of a locked journey other names and notes, and keeps who did it when. */
export async function writeLabels(
  tx: Transaction,
  of: { ctx: ServiceContext; row: JourneyRow; changes: LabelChange[]; note: string },
): Promise<void> {
  const { ctx, row, changes, note } = of;
  const by = editorName(ctx.actor);
  const [version] = await tx<{ document: JourneyDocument; edits: LabelEdit[]; now: Date }[]>`
    select document, label_edits as edits, percurso_now() as now from versions
    where id = ${row.liveVersionId}`;
  if (!version) return;
  const document = applyLabels(version.document, changes);
  const edits = addLabelEdit(version.edits, {
    at: version.now.toISOString(),
    by,
    note,
    changes,
  });
  await tx`
    update versions set document = ${JSON.stringify(document)}::text::jsonb,
      label_edits = ${JSON.stringify(edits)}::text::jsonb
    where id = ${row.liveVersionId}`;
  await tx`
    update journeys set name = ${document.name}, updated_at = percurso_now(), updated_by = ${by}
    where id = ${row.id}`;
}
