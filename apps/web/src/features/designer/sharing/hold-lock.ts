import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { HoldAnswer, HoldMode } from './edit-session.ts';
import { ANSWER_MS, lockOf } from './save-draft.ts';

/** Asks for the lock of a draft; null where no answer came. */
export async function holdLock(
  id: string,
  json: { editor: string; mode: HoldMode },
): Promise<HoldAnswer> {
  try {
    const init = { signal: AbortSignal.timeout(ANSWER_MS) };
    const call = api.journeys[':id'].lock.$put({ param: { id }, json }, { init });
    const { revision } = await readAnswer(call);
    return { held: true, revision };
  } catch (error) {
    const lock = lockOf(error);
    return lock && { held: false, lock };
  }
}

/** Gives it back, also while the page is being closed; without an answer it runs out by itself. */
export function releaseLock(id: string, editor: string): void {
  const call = { param: { id }, query: { editor } };
  void api.journeys[':id'].lock.$delete(call, { init: { keepalive: true } }).catch(() => undefined);
}
