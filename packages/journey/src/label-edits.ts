import { z } from 'zod';
import { LabelChange } from './label-changes.ts';

/** Names and notes of a published version that somebody changed without a new version. */
export const LabelEdit = z
  .object({
    at: z.iso.datetime(),
    by: z.string().nullable(),
    note: z.string(),
    changes: z.array(LabelChange),
  })
  .meta({ id: 'LabelEdit' });
export type LabelEdit = z.infer<typeof LabelEdit>;

/** What one person changes within it is one edit, as a note is saved while it is typed. */
const TOGETHER_MS = 10 * 60_000;
const KEPT = 200;

/** The edits with one more at the end, joined to the last where the same person goes on with it. */
export function addLabelEdit(edits: readonly LabelEdit[], next: LabelEdit): LabelEdit[] {
  const last = edits.at(-1);
  const goesOn =
    last !== undefined &&
    last.by === next.by &&
    last.note === next.note &&
    Date.parse(next.at) - Date.parse(last.at) < TOGETHER_MS;
  if (!goesOn) return [...edits, next].slice(-KEPT);
  const changes = joinChanges(last.changes, next.changes);
  const before = edits.slice(0, -1);
  return changes.length === 0 ? before : [...before, { ...next, changes }];
}

function joinChanges(first: readonly LabelChange[], then: readonly LabelChange[]): LabelChange[] {
  const joined = new Map<string, LabelChange>();
  for (const change of [...first, ...then]) {
    const key = `${change.blockId ?? ''}/${change.field}`;
    joined.set(key, { ...change, before: joined.get(key)?.before ?? change.before });
  }
  return [...joined.values()].filter(({ before, after }) => before !== after);
}
