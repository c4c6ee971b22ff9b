import type { ProblemDraft } from '@percurso/journey/problem';
import { z } from 'zod';

/** Id of a way out that the author made: never shown, and kept when the way is renamed or moved. */
export const WayId = z.string().regex(/^[a-z][a-z0-9]{0,15}$/, 'The id of a way looks like w1.');

/** What the author calls a way out. */
export const WayName = z.string().trim().min(1).max(60);

/** Ids that stand twice in a list of ways, each at its field. */
export function doubledWays(ways: readonly { id: string }[], field: string): ProblemDraft[] {
  return ways.flatMap(({ id }, index): ProblemDraft[] =>
    ways.findIndex((way) => way.id === id) === index
      ? []
      : [{ severity: 'error', field: `${field}.${index}.id`, key: 'way-twice', values: { id } }],
  );
}
