import type { JourneyDocument } from '@percurso/journey/document';
import { labelChanges } from '@percurso/journey/label-changes';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { SaveAnswer } from '../state/autosave.ts';
import { ANSWER_MS, refusedSave } from './save-draft.ts';

interface LabelsOf {
  /** As the server has it. */
  before: JourneyDocument;
  document: JourneyDocument;
  revision: number;
}

/** Sends the names and notes that changed of the current version; every way it can end is an answer. */
export async function saveLabels(
  id: string,
  { before, document, revision }: LabelsOf,
): Promise<SaveAnswer> {
  const changes = labelChanges(before, document) ?? [];
  const blocks: Record<string, { name?: string; note?: string }> = {};
  for (const { blockId, field, after } of changes) {
    if (blockId !== null) blocks[blockId] = { ...blocks[blockId], [field]: after };
  }
  const named = changes.some(({ blockId }) => blockId === null);
  try {
    const init = { signal: AbortSignal.timeout(ANSWER_MS), keepalive: true };
    const json = { ...(named && { name: document.name }), blocks };
    const call = { param: { id }, json };
    const saved = await readAnswer(api.journeys[':id'].labels.$patch(call, { init }));
    return { saved: true, revision, savedAt: saved.updatedAt };
  } catch (error) {
    return refusedSave(error);
  }
}
