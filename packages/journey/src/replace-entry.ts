import type { JourneyDocument } from './document.ts';
import type { Entry } from './entry.ts';

/** Gives a journey another entry: trigger, conditions, key. */
export function replaceEntry(edit: { document: JourneyDocument; entry: Entry }): JourneyDocument {
  const { document, entry } = edit;
  return document.entry === entry ? document : { ...document, entry };
}
