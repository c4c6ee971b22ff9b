import type { Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import { replaceEntry } from '@percurso/journey/replace-entry';
import type { ProblemCode } from '../problem-code.ts';
import { ServiceError } from '../service-error.ts';

/**
 * The document with the start chosen for its version: an instant, null for at once, undefined for
 * what the document says. Throws `invalid` for a start that is past or not before the end.
 */
export async function setStart(
  tx: Transaction,
  { document, startsAt }: { document: JourneyDocument; startsAt: string | null | undefined },
): Promise<JourneyDocument> {
  if (startsAt === undefined) return document;
  const { startsAt: _old, ...entry } = document.entry;
  if (startsAt === null) return replaceEntry({ document, entry });
  const [clock] = await tx<{ past: boolean }[]>`
    select ${startsAt}::text::timestamptz <= percurso_now() as past`;
  if (clock?.past) {
    throw refused(
      'start-in-past',
      'The start must be in the future: choose a later date and time, or start at once.',
    );
  }
  if (entry.endsAt !== undefined && new Date(startsAt) >= new Date(entry.endsAt)) {
    throw refused(
      'start-after-end',
      `Customers enter until ${entry.endsAt}: choose an earlier start, or change the end of the entry.`,
    );
  }
  return replaceEntry({ document, entry: { ...entry, startsAt } });
}

function refused(code: ProblemCode, message: string): ServiceError {
  return new ServiceError('invalid', {
    detail: message,
    errors: [{ path: 'startsAt', message, code }],
  });
}
