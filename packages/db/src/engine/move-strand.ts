import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { ClockReading } from '@percurso/engine/clock';
import type { MoveRule, StandBefore } from '@percurso/engine/relocate';
import { relocate } from '@percurso/engine/relocate';
import type { StrandItem } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Version } from '@percurso/engine/version';
import type { Sql, Transaction } from '../connect.ts';
import { answerForEnded } from '../events/insert-answers.ts';
import { runTransaction } from '../run-transaction.ts';
import { closeDeferred } from './close-deferred.ts';
import { loadMembers } from './load-members.ts';
import { lookBack } from './look-back.ts';
import { moveEnrolments } from './move-enrolments.ts';
import type { NewStrand } from './open-strands.ts';
import { insertStrands, planStrands } from './open-strands.ts';
import { readClock } from './read-clock.ts';
import { itemOf } from './strand-row.ts';
import type { Mover } from './write-move.ts';
import { addMoveCounts, appendMoveTrail } from './write-move.ts';
import { deleteWaits, insertWaits } from './write-waits.ts';
import { wokeDecision, writeWoke } from './write-woke.ts';

export interface MoveInput {
  strandId: string;
  loadVersion(versionId: string): Promise<Version>;
  definitions: DefinitionRegistry;
  runs: RunRegistry;
}

interface HeldStrand extends StandBefore {
  id: string;
  workspaceId: string;
  cohortId: string;
  gap: boolean;
}

interface Held {
  strand: HeldStrand;
  from: Version;
  to: Version;
  rule: MoveRule;
}

/**
 * Moves one strand of a superseded version to the version that took its place, in one transaction: an
 * activity that holds it fails its fence, and the sweeper tells workflows of the new strands. Does
 * nothing where the strand is done, or its version is not superseded or was stopped.
 */
export async function moveStrand(
  sql: Sql,
  input: MoveInput,
): Promise<{ moved: number; items: StrandItem[] }> {
  for (;;) {
    const answer = await moveOnce(sql, input);
    if (answer !== 'joined') return answer;
  }
}

async function moveOnce(
  sql: Sql,
  input: MoveInput,
): Promise<{ moved: number; items: StrandItem[] } | 'joined'> {
  return runTransaction(sql, async (tx) => {
    const held = await lockStrand(tx, input);
    if (!held) return { moved: 0, items: [] };
    // Somebody joined it whose contact is not locked: their events could be missed.
    if (held === 'joined') return held;
    const { strand, from, to } = held;
    const { workspaceId } = strand;
    const clock = await readClock(tx);
    const decided = await relocateMembers(tx, held, { runs: input.runs, clock });
    const { people, used } = await lookBack(tx, workspaceId, decided);
    const { placed, made } = await placeMembers(tx, {
      held,
      people,
      clock,
      definitions: input.definitions,
    });
    const ids = people.map(({ enrolmentId }) => enrolmentId);
    await moveEnrolments(tx, { moves: people, strands: placed, at: clock.now });
    await changeVersion(tx, { people, to, at: clock.now });
    if (strand.op === 'await') await deleteWaits(tx, ids);
    await closeDeferred(
      tx,
      people.flatMap(({ enrolmentId, movedIn, restarts }) =>
        restarts || movedIn === null ? [enrolmentId] : [],
      ),
    );
    await insertWaits(tx, { workspaceId, people });
    await appendMoveTrail(tx, { workspaceId, people, to, at: clock.now });
    await answerForEnded(
      tx,
      people.flatMap(({ enrolmentId, to: end }) => ('status' in end ? [enrolmentId] : [])),
    );
    const woke = used.map((one) => wokeDecision({ ...one, version: to }));
    await writeWoke(tx, { decisions: woke, at: clock.now });
    await tx`
      update strands set state = 'done', done_at = clock_timestamp(),
        result = ${tx.json(made.map(({ id }) => id))}
      where id = ${strand.id}`;
    await addMoveCounts(tx, { people, from, to });
    return { moved: people.length, items: made.map((one) => itemOf(one, clock)) };
  });
}

/** The flags of both versions are read under their locks, then contacts, then the strand. */
async function lockStrand(
  tx: Transaction,
  { strandId, loadVersion }: MoveInput,
): Promise<Held | 'joined' | undefined> {
  const [known] = await tx<{ versionId: string; movesTo: string }[]>`
    select s.version_id as "versionId", v.moves_to as "movesTo"
    from strands s join versions v on v.id = s.version_id and v.moves_to is not null
    where s.id = ${strandId} and s.state = 'open'`;
  if (!known) return undefined;
  for (const id of [known.versionId, known.movesTo].sort()) {
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${id}, 0))`;
  }
  const [flag] = await tx<{ rule: MoveRule }[]>`
    select move_map as rule from versions
    where id = ${known.versionId} and moves_to = ${known.movesTo} and status <> 'stopped'`;
  if (!flag) return undefined;
  const contacts = await tx<{ id: string }[]>`
    select id from contacts where id in
      (select contact_id from enrolments where strand_id = ${strandId} and status = 'inside')
    order by id for no key update`;
  const [strand] = await tx<HeldStrand[]>`
    select id, workspace_id as "workspaceId", cohort_id as "cohortId", step, op,
      due_at as "dueAt", since, gap
    from strands where id = ${strandId} and state = 'open' for update`;
  if (!strand) return undefined;
  const joined = await tx`
    select 1 from enrolments where strand_id = ${strandId} and status = 'inside'
      and not contact_id = any(${contacts.map(({ id }) => id)}::uuid[]) limit 1`;
  if (joined.length > 0) return 'joined';
  const [from, to] = await Promise.all([loadVersion(known.versionId), loadVersion(known.movesTo)]);
  return { strand, from, to, rule: flag.rule };
}

async function relocateMembers(
  tx: Transaction,
  { strand, from, to, rule }: Held,
  { runs, clock }: { runs: RunRegistry; clock: ClockReading },
): Promise<Mover[]> {
  const rows = await tx<{ id: string; movedAt: Date }[]>`
    select id, moved_at as "movedAt" from enrolments
    where strand_id = ${strand.id} and status = 'inside' order by id for no key update`;
  const movedAt = new Map(rows.map((row) => [row.id, row.movedAt]));
  const members = await loadMembers(tx, [{ id: strand.id, op: strand.op }], from);
  return members.map((member) => {
    const { enrolmentId, contactId, test } = member;
    const way = relocate({
      member,
      before: strand,
      movedAt: movedAt.get(enrolmentId) ?? clock.now,
      from,
      to,
      rule,
      runs,
      now: clock.now,
    });
    return { enrolmentId, contactId, test, ...way };
  });
}

/** Who stands on keeps when its strand began: a pause under way is counted from there. */
async function placeMembers(
  tx: Transaction,
  {
    held: { strand, to },
    people,
    clock,
    definitions,
  }: { held: Held; people: Mover[]; clock: ClockReading; definitions: DefinitionRegistry },
): Promise<{ placed: NewStrand[]; made: NewStrand[] }> {
  const all: { placed: NewStrand[]; made: NewStrand[] } = { placed: [], made: [] };
  for (const restarts of [false, true]) {
    const standing = people.flatMap(({ enrolmentId, restarts: again, to: stand }) =>
      again === restarts && 'op' in stand
        ? [{ enrolmentId, to: stand, gap: strand.gap && !again }]
        : [],
    );
    const { placed, made } = await insertStrands(tx, {
      version: to,
      cohortId: strand.cohortId,
      strands: planStrands({ version: to, members: standing, definitions }),
      since: restarts ? clock.now : strand.since,
      tellAfterMs: () => 0,
    });
    all.placed.push(...placed);
    all.made.push(...made);
  }
  return all;
}

/** Who leaves for want of a step leaves the version it was in. */
async function changeVersion(
  tx: Transaction,
  { people, to, at }: { people: Mover[]; to: Version; at: Date },
): Promise<void> {
  const going = people.filter(({ movedIn }) => movedIn !== null);
  await tx`
    update enrolments e set version_id = ${to.id},
      moved_at = case when m.restarts = 1 then ${at}::timestamptz else e.moved_at end
    from unnest(
      ${going.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${going.map(({ restarts }) => (restarts ? 1 : 0))}::int[]
    ) as m (id, restarts)
    where e.id = m.id`;
}
