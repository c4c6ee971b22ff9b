import papa from 'papaparse';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { Counted } from '../numbers/use-counted.ts';
import type { PeopleStatus } from '../state/view-store.ts';

type PeopleRoute = (typeof api.journeys)[':id']['people'];
export type Person = AnswerOf<Awaited<ReturnType<PeopleRoute['$get']>>>['items'][number];

export interface PeopleFilter extends Counted {
  journeyId: string;
  block: string | null;
  status: PeopleStatus;
  search: string | undefined;
}

/** One page of the people of a filter. */
export function loadPeople(
  filter: PeopleFilter,
  page: { cursor?: string | undefined; limit?: string },
) {
  const { journeyId, block, status, search, ...counted } = filter;
  return readAnswer(
    api.journeys[':id'].people.$get({
      param: { id: journeyId },
      query: {
        status,
        ...counted,
        ...(block !== null && { block }),
        ...(search !== undefined && { search }),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
        ...(page.limit !== undefined && { limit: page.limit }),
      },
    }),
  );
}

/** All people of a filter as a CSV file, a row each, headed by the given words. */
export async function savePeople(
  filter: PeopleFilter,
  {
    fileName,
    heads,
    where,
  }: {
    fileName: string;
    heads: readonly string[];
    where(person: Person): string;
  },
): Promise<void> {
  const rows: (string | null)[][] = [];
  let cursor: string | undefined;
  do {
    const page = await loadPeople(filter, { cursor, limit: '200' });
    for (const person of page.items) {
      const { contact, since, dueAt, versionNumber, reason } = person;
      rows.push([contact.id, contact.name, contact.email, contact.phone, where(person), since]);
      rows.at(-1)?.push(dueAt, String(versionNumber), reason);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  // A spreadsheet would run a name that begins with '=' as a formula.
  const text = papa.unparse({ fields: [...heads], data: rows }, { escapeFormulae: true });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
