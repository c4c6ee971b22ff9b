import type { JourneyDocument, JourneySettings } from './document.ts';

/** Gives a journey other settings. */
export function replaceSettings(edit: {
  document: JourneyDocument;
  settings: JourneySettings;
}): JourneyDocument {
  const { document, settings } = edit;
  return document.settings === settings ? document : { ...document, settings };
}
