import type { Entry, JourneyDocument } from './document.ts';

/** Gives a journey another entry: trigger, conditions, key. */
export function replaceEntry(edit: { document: JourneyDocument; entry: Entry }): JourneyDocument {
  const { document, entry } = edit;
  return document.entry === entry ? document : { ...document, entry };
}
