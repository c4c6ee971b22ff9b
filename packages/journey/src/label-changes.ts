import { z } from 'zod';
import { compareDocuments } from './compare-documents.ts';
import type { BlockId, JourneyDocument } from './document.ts';
import { renameBlock } from './rename-block.ts';
import { renameJourney } from './rename-journey.ts';
import { setNote } from './set-note.ts';

/** A name or note that says something else; '' for none. They are for people only: no plan has them. */
export const LabelChange = z
  .object({
    blockId: z.string().nullable().describe('Null for the journey itself.'),
    field: z.enum(['name', 'note']),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'LabelChange' });
export type LabelChange = z.infer<typeof LabelChange>;

const FIELDS: Readonly<Record<string, LabelChange['field']>> = { '@name': 'name', '@note': 'note' };

/** The names and notes that make the second document of the first; null where anything else does. */
export function labelChanges(
  before: JourneyDocument,
  after: JourneyDocument,
): LabelChange[] | null {
  const { journey, blocks } = compareDocuments(before, after);
  const changes: LabelChange[] = [];
  for (const change of journey) {
    if (change.field !== 'name') return null;
    changes.push(labelOf(null, 'name', change));
  }
  for (const { blockId, change, moved, fields } of blocks) {
    if (change !== 'changed' || moved) return null;
    for (const one of fields) {
      const field = FIELDS[one.field];
      if (!field) return null;
      changes.push(labelOf(blockId, field, one));
    }
  }
  return changes;
}

/** The document with these names and notes. */
export function applyLabels(
  document: JourneyDocument,
  changes: readonly LabelChange[],
): JourneyDocument {
  return changes.reduce((now, { blockId, field, after }) => {
    if (blockId === null) return renameJourney({ document: now, name: after });
    return field === 'name'
      ? renameBlock({ document: now, blockId, name: after })
      : setNote({ document: now, blockId, note: after });
  }, document);
}

function labelOf(
  blockId: BlockId | null,
  field: LabelChange['field'],
  { before, after }: { before: unknown; after: unknown },
): LabelChange {
  return { blockId, field, before: String(before ?? ''), after: String(after ?? '') };
}
