import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';

/** Whether nobody can sign in yet because the first admin is still to be made; false when unknown. */
export async function isSetupNeeded(): Promise<boolean> {
  try {
    return (await readAnswer(api.setup.$get())).needed;
  } catch {
    return false;
  }
}
