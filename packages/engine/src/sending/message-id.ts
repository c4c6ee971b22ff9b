import { v5 } from 'uuid';

const namespace = '6f0d4b0e-6a55-4d0f-9b0a-2f6f1c1f7a11';

/** A message's id: derived, so that it is the same after any retry or restore. */
export function messageIdOf(enrolmentId: string, blockId: string, visit: number): string {
  return v5(`${enrolmentId}:${blockId}:${visit}`, namespace);
}
