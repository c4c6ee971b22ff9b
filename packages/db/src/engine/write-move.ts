import type { Relocation } from '@percurso/engine/relocate';
import type { Version } from '@percurso/engine/version';
import type { Passage } from '@percurso/engine/walk';
import type { Transaction } from '../connect.ts';
import type { Count } from './write-trail.ts';
import { addCounts, appendTrail, countPassages } from './write-trail.ts';

/** A member on its way into the new version. */
export type Mover = Relocation & {
  enrolmentId: string;
  contactId: string;
  test?: boolean | undefined;
};

/** That they left for another version, before what they passed there. */
export async function appendMoveTrail(
  tx: Transaction,
  { workspaceId, people, to, at }: { workspaceId: string; people: Mover[]; to: Version; at: Date },
): Promise<void> {
  const [row] = await tx<{ number: number }[]>`select number from versions where id = ${to.id}`;
  const reason = `moved: ${row?.number ?? ''}`;
  const members = people.map((person) => {
    const left: Passage[] =
      person.movedIn === null ? [] : [{ ...person.from, port: 'moved-out', reason }];
    return { ...person, passages: [...left, ...person.passages] };
  });
  await appendTrail(tx, { workspaceId, members, at });
}

/** Leaves the books of one version and enters those of the other, at a block of each. */
export async function addMoveCounts(
  tx: Transaction,
  { people, from, to }: { people: Mover[]; from: Version; to: Version },
): Promise<void> {
  const one = ({ id }: Version, blockId: string, port: string): Count => ({
    versionId: id,
    blockId,
    port,
    n: 1,
  });
  await addCounts(
    tx,
    people.flatMap((person) => {
      if (person.test) return [];
      const { blockId } = person.from;
      if (person.movedIn === null) return countPassages(from.id, [person]);
      return [
        one(from, '@entry', 'moved-out'),
        one(from, blockId, 'moved-out'),
        one(to, '@entry', 'moved-in'),
        one(to, person.movedIn, 'moved-in'),
        ...countPassages(to.id, [person]),
      ];
    }),
  );
}
