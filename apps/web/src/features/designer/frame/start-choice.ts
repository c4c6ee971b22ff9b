import { readLocal, writeLocal } from '@percurso/blocks/kit/local-time';
import type { JourneyDocument } from '@percurso/journey/document';
import { journeyZone } from '../journey-zone.ts';

/** When customers begin to enter what is published, as it is being chosen. */
export interface StartChoice {
  when: 'now' | 'at';
  /** Of the journey's zone, as `2026-12-01T09:00`; '' while it is incomplete. */
  local: string;
}

/** What the document says so far: a start to come, else now. */
export function firstStart(
  { entry, settings }: Pick<JourneyDocument, 'entry' | 'settings'>,
  now: Date,
): StartChoice {
  const start = new Date(entry.startsAt ?? '');
  if (!(start > now)) return { when: 'now', local: '' };
  return { when: 'at', local: writeLocal(start, journeyZone(settings)) };
}

/** The start to publish with: an instant, null for at once; undefined while it is incomplete. */
export function chosenStart({ when, local }: StartChoice, zone: string): string | null | undefined {
  return when === 'now' ? null : readLocal(local, zone)?.toISOString();
}
