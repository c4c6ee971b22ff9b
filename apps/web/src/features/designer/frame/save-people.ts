import papa from 'papaparse';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { PeopleShown } from '../numbers/people-shown.ts';
import type { Counted } from '../numbers/use-counted.ts';

type PeopleRoute = (typeof api.journeys)[':id']['people'];
export type Person = AnswerOf<Awaited<ReturnType<PeopleRoute['$get']>>>['items'][number];

export interface PeopleFilter extends Counted, PeopleShown {
  journeyId: string;
  search: string | undefined;
}

/** One page of the people of a filter. */
export function loadPeople(
  filter: PeopleFilter,
  page: { cursor?: string | undefined; limit?: string },
) {
  const { journeyId, block, status, counted, search, ...of } = filter;
  return readAnswer(
    api.journeys[':id'].people.$get({
      param: { id: journeyId },
      query: {
        ...(counted ? stringsOf(counted) : { status }),
        ...of,
        ...(block !== null && { block }),
        ...(search !== undefined && { search }),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
        ...(page.limit !== undefined && { limit: page.limit }),
      },
    }),
  );
}

function stringsOf({ count, port, reason }: NonNullable<PeopleShown['counted']>) {
  return {
    count,
    ...(port !== undefined && { port }),
    ...(reason !== undefined && { reason }),
  };
}

/** All people of a filter as a CSV file, a row each, headed by the given words. */
export async function savePeople(
  filter: PeopleFilter,
  {
    fileName,
    heads,
    where,
    why,
  }: {
    fileName: string;
    heads: readonly string[];
    where(person: Person): string;
    why(person: Person): string | null;
  },
): Promise<void> {
  const rows: (string | null)[][] = [];
  let cursor: string | undefined;
  do {
    const page = await loadPeople(filter, { cursor, limit: '200' });
    for (const person of page.items) {
      const { contact, since, dueAt, versionNumber } = person;
      rows.push([contact.id, contact.name, contact.email, contact.phone, where(person), since]);
      rows.at(-1)?.push(dueAt, String(versionNumber), why(person));
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
