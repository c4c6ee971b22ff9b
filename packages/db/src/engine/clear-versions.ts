import type { Sql } from '../connect.ts';
import { exitMembers } from './exit-members.ts';
import type { MoveInput } from './move-strand.ts';
import { moveStrand } from './move-strand.ts';

/** People moved in one round of a version, so that one version does not keep the others waiting. */
const peoplePerPage = 1_000;

/**
 * One page for each version that people have to get out of: those of a stopped one leave, those of a
 * superseded one are moved. Says how many did; the rows say what is left, so it may be cut off anywhere
 * and run by any number of processes.
 */
export async function clearVersions(
  sql: Sql,
  input: Omit<MoveInput, 'strandId'>,
): Promise<{ exited: number; moved: number }> {
  const versions = await sql<{ id: string; status: string }[]>`
    select v.id, v.status from versions v
    where (v.status = 'stopped' or v.moves_to is not null) and exists (
      select from enrolments e where e.version_id = v.id and e.status = 'inside')
    order by v.id limit 100`;
  const done = { exited: 0, moved: 0 };
  for (const { id, status } of versions) {
    if (status === 'stopped') done.exited += await exitMembers(sql, id);
    else done.moved += await movePage(sql, id, input);
  }
  return done;
}

async function movePage(
  sql: Sql,
  versionId: string,
  input: Omit<MoveInput, 'strandId'>,
): Promise<number> {
  const strands = await sql<{ id: string }[]>`
    select id from strands where version_id = ${versionId} and state = 'open'
    order by check_at limit ${peoplePerPage}`;
  let people = 0;
  let failure: unknown;
  for (const { id: strandId } of strands) {
    if (people >= peoplePerPage) break;
    try {
      people += (await moveStrand(sql, { ...input, strandId })).moved;
    } catch (error) {
      // The others are not held up by one that cannot be moved now.
      failure = error;
    }
  }
  if (people === 0 && failure) throw failure;
  return people;
}
