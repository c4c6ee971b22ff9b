import type { JourneyDocument } from './document.ts';

/** Gives a journey another name; an empty or blank one is refused with the same document. */
export function renameJourney(edit: { document: JourneyDocument; name: string }): JourneyDocument {
  const { document } = edit;
  const name = edit.name.trim().slice(0, 150).trimEnd();
  return name === '' || name === document.name ? document : { ...document, name };
}
