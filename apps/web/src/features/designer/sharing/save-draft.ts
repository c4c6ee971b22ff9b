import type { JourneyDocument } from '@percurso/journey/document';
import { api } from '../../../app/api.ts';
import { ProblemError } from '../../../app/problem-error.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { reasonOf } from '../../../components/notify-failure.ts';
import type { LockedBy, SaveAnswer } from '../state/autosave.ts';

/** A request that hangs is no better than one that fails. */
export const ANSWER_MS = 15_000;

/** Browsers send what outlives its page only up to 64 KiB, in all requests together. */
const KEEPALIVE_CHARACTERS = 30_000;

/** Sends a draft, based on a revision; every way it can end is an answer. */
export async function saveDraft(
  id: string,
  document: JourneyDocument,
  revision: number,
): Promise<SaveAnswer> {
  try {
    // The page may be left while it is on its way.
    const keepalive = JSON.stringify(document).length < KEEPALIVE_CHARACTERS;
    const init = { signal: AbortSignal.timeout(ANSWER_MS), keepalive };
    const call = { param: { id }, json: { document, revision } };
    const saved = await readAnswer(api.journeys[':id'].draft.$put(call, { init }));
    return { saved: true, revision: saved.revision, savedAt: saved.savedAt };
  } catch (error) {
    return refusedSave(error);
  }
}

/** Why something was not saved, and whether to try again. */
export function refusedSave(error: unknown): SaveAnswer {
  const lock = lockOf(error);
  if (lock) return { saved: false, locked: lock };
  const status = error instanceof ProblemError ? error.status : 0;
  if (error instanceof ProblemError && error.code === 'journey-stale') {
    const { updatedBy, updatedAt } = error.body;
    return { saved: false, conflict: { by: textOf(updatedBy), at: textOf(updatedAt) } };
  }
  const final = status >= 400 && status < 500 && status !== 429;
  return { saved: false, message: reasonOf(error), offline: status === 0, final };
}

/** Who holds the lock, where that is why a write was refused. */
export function lockOf(error: unknown): LockedBy | null {
  const locked = error instanceof ProblemError && error.code === 'journey-locked';
  return locked ? (error.body.lock as LockedBy) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
