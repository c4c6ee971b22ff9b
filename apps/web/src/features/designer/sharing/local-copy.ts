import type { JourneyDocument } from '@percurso/journey/document';
import { parseDocument } from '@percurso/journey/parse-document';
import { z } from 'zod';

/** A draft the server never got. */
export interface LocalCopy {
  document: JourneyDocument;
  /** Of the draft it was made from. */
  revision: number;
  at: string;
}

/** Whose copy of which journey: two people may share a browser. */
export interface CopyOf {
  userId: string;
  journeyId: string;
}

const Stored = z.object({ document: z.unknown(), revision: z.number(), at: z.string() });

/** `unsaved` is written by the page that edits; `kept` waits for an answer of its author. */
type Slot = 'unsaved' | 'kept';

function key(slot: Slot, { userId, journeyId }: CopyOf): string {
  return `percurso.${slot}.${userId}.${journeyId}`;
}

/** Keeps what is not saved in this browser; null takes it out again. */
export function keepCopy(of: CopyOf, copy: Omit<LocalCopy, 'at'> | null): void {
  write('unsaved', of, copy && { ...copy, at: new Date().toISOString() });
}

/**
 * What an earlier page could not save. It stays in the browser until {@link dropCopy}, whatever is
 * edited meanwhile.
 */
export function findCopy(of: CopyOf): LocalCopy | null {
  const unsaved = read('unsaved', of);
  if (unsaved) {
    write('kept', of, unsaved);
    write('unsaved', of, null);
  }
  return unsaved ?? read('kept', of);
}

export function dropCopy(of: CopyOf): void {
  write('kept', of, null);
}

function write(slot: Slot, of: CopyOf, copy: LocalCopy | null): void {
  try {
    if (copy === null) localStorage.removeItem(key(slot, of));
    else localStorage.setItem(key(slot, of), JSON.stringify(copy));
  } catch {
    // A full or forbidden storage loses only the copy; the page still has the draft.
  }
}

function read(slot: Slot, of: CopyOf): LocalCopy | null {
  try {
    const stored = Stored.safeParse(JSON.parse(localStorage.getItem(key(slot, of)) ?? 'null'));
    if (!stored.success) return null;
    const { document } = parseDocument(stored.data.document);
    return document && { ...stored.data, document };
  } catch {
    return null;
  }
}
