import type { ClockReading } from '@percurso/engine/clock';
import { goesOn } from '@percurso/engine/goes-on';
import type { FinishAnswer, FinishInput, Move } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { unchanged } from '@percurso/engine/traveller';
import type { Version } from '@percurso/engine/version';
import type { Sql, Transaction } from '../connect.ts';
import { answerForEnded, answerForHeld } from '../events/insert-answers.ts';
import { runTransaction } from '../run-transaction.ts';
import { applyWrites } from './apply-writes.ts';
import { changeContacts } from './change-contacts.ts';
import { closeDeferred } from './close-deferred.ts';
import { leavingReason } from './exit-members.ts';
import { holdFire } from './hold-fire.ts';
import { shareVersion } from './lock-version.ts';
import { lookBack } from './look-back.ts';
import { moveEnrolments } from './move-enrolments.ts';
import type { NewStrand } from './open-strands.ts';
import { insertStrands, minuteAfterDue, planStrands } from './open-strands.ts';
import { readClock } from './read-clock.ts';
import { readVisits } from './read-visits.ts';
import { itemOf } from './strand-row.ts';
import { addCounts, appendTrail, countPassages } from './write-trail.ts';
import { deleteWaits, insertWaits } from './write-waits.ts';
import { wokeDecision, writeWoke } from './write-woke.ts';

interface HeldMember {
  id: string;
  contactId: string;
  depth: number;
  strandId: string;
  /** Another journey started it, and may wait for its end. */
  started: boolean;
  test: boolean;
  fires: boolean;
  /** Of a test: who sent it. */
  tester: string | null;
}

/**
 * Moves members in one transaction. Strands whose fence is lost are dropped, so are members who
 * left meanwhile; members nobody decided about stay at the step in a strand of their own.
 */
export async function finishStrands(
  sql: Sql,
  input: FinishInput,
  definitions: DefinitionRegistry,
): Promise<FinishAnswer> {
  return runTransaction(sql, async (tx) => {
    const { version } = input;
    const { workspaceId } = version;
    const giveWay = () => input.giveWay?.('briefly');
    const status = await shareVersion(tx, version.id);
    await lockContacts(tx, input.moves);
    const held = await lockStrands(tx, input.strands);
    const [first] = held;
    if (!first) return { items: [], kept: null };
    const clock = await readClock(tx);
    const members = await tx<HeldMember[]>`
      select id, contact_id as "contactId", depth, strand_id as "strandId",
        parent is not null as started, test, fires,
        case when test then (select coalesce(test, '') from events where id = entry_event_id) end
          as tester
      from enrolments
      where strand_id = any(${held.map(({ id }) => id)}::uuid[]) and status = 'inside'
      order by id for no key update`;
    const allowed = await holdFire(tx, ownMoves(input, members), members);
    const { moves, changes } = await changeContacts(tx, { workspaceId, moves: allowed.moves });
    await giveWay();
    const { people, used } = await lookBack(tx, workspaceId, moves);
    const decided = status === 'stopped' ? await exitStopped(tx, input, people) : people;
    const due = new Set(held.flatMap(({ id, gap }) => (gap ? [id] : [])));
    const standing = decided.flatMap(({ enrolmentId, strandId, to }) =>
      'op' in to ? [{ enrolmentId, to, gap: due.has(strandId) }] : [],
    );
    const strands = planStrands({ version, members: standing, definitions });
    const keeps = status === 'live' && goesOn(strands, decided, input.keep);
    const { placed, made } = await insertStrands(tx, {
      version,
      cohortId: first.cohortId,
      strands,
      since: input.since,
      tellAfterMs: tellAfter({ status, keeps, clock }),
      fence: keeps ? 1 : 0,
    });
    await giveWay();
    await applyWrites(tx, {
      workspaceId,
      at: clock.now,
      members: writesOf(decided, members, version),
      contacts: changes,
    });
    await moveEnrolments(tx, { moves: decided, strands: placed, at: clock.now });
    await giveWay();
    if (held.some(({ op }) => op === 'await')) {
      await deleteWaits(
        tx,
        decided.map(({ enrolmentId }) => enrolmentId),
      );
    }
    if (status === 'stopped') await closeDeferred(tx, leaversOf(decided));
    else await closePassed(tx, { held, decided });
    await insertWaits(tx, { workspaceId, people: decided });
    await appendTrail(tx, { workspaceId, members: decided, at: clock.now });
    await giveWay();
    await answerForEnded(tx, endedOf(decided, members));
    await answerForHeld(tx, allowed.held);
    const woke = used.map((one) => wokeDecision({ ...one, version }));
    await writeWoke(tx, { decisions: woke, at: clock.now });
    await tx`
      update strands set state = 'done', done_at = clock_timestamp(),
        result = ${tx.json(made.map(({ id }) => id))}
      where id = any(${held.map(({ id }) => id)}::uuid[])`;
    await addCounts(tx, countPassages(version.id, decided));
    if (status === 'paused') return { items: [], kept: null };
    const [only] = made;
    if (keeps && only) return { items: [], kept: keptStrand(first, only, input.since) };
    return { items: made.map((strand) => itemOf(strand, clock)), kept: null };
  });
}

/** Whose message was held, and could not be made when it was released, goes on without it. */
async function closePassed(
  tx: Transaction,
  { held, decided }: { held: ClaimedStrand[]; decided: Move[] },
): Promise<void> {
  const slept = new Set(held.flatMap(({ id, op }) => (op === 'sleep' ? [id] : [])));
  const passed = decided.filter(
    ({ strandId, effect, passages }) => slept.has(strandId) && effect && passages.length > 0,
  );
  const reasons = new Map(
    passed.map(({ enrolmentId, passages }) => [enrolmentId, passages[0]?.reason]),
  );
  await closeDeferred(tx, [...reasons.keys()], (id) => reasons.get(id) ?? 'left-journey');
}

function leaversOf(decided: Move[]): string[] {
  return decided.flatMap(({ enrolmentId, to }) => ('status' in to ? [enrolmentId] : []));
}

/** Those who were started by another journey and are through. */
function endedOf(decided: Move[], members: HeldMember[]): string[] {
  const started = new Set(members.flatMap((member) => (member.started ? [member.id] : [])));
  return leaversOf(decided).filter((id) => started.has(id));
}

/**
 * Contacts come before strands: of whoever opens a wait, or leaves one, events are looked at; an effect
 * may change them, and its rows refer to them, which waits for a merge that waits for these members.
 */
async function lockContacts(tx: Transaction, moves: Move[]): Promise<void> {
  const concerned = moves.filter(
    (move) =>
      move.pending !== undefined ||
      ('op' in move.to && move.to.op === 'await') ||
      (move.effect?.writes.length ?? 0) > 0,
  );
  if (concerned.length === 0) return;
  const ids = [...new Set(concerned.map(({ contactId }) => contactId))];
  await tx`select id from contacts where id = any(${ids}::uuid[]) order by id for no key update`;
}

async function lockStrands(
  tx: Transaction,
  strands: ClaimedStrand[],
): Promise<(ClaimedStrand & { gap: boolean })[]> {
  const rows = await tx<{ id: string; fence: number; gap: boolean }[]>`
    select id, fence, gap from strands
    where id = any(${strands.map(({ id }) => id)}::uuid[]) and state = 'open'
    order by id for update`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return strands.flatMap((strand) => {
    const row = found.get(strand.id);
    return row?.fence === strand.fence ? [{ ...strand, gap: row.gap }] : [];
  });
}

type OwnMove = Move & { test: boolean };

/**
 * One move for each member that is there; who was not decided about, or became another contact by a
 * merge, is held where it stands.
 */
function ownMoves(input: FinishInput, members: HeldMember[]): OwnMove[] {
  const moves = new Map(input.moves.map((move) => [move.enrolmentId, move]));
  const step = input.strands[0]?.step ?? 0;
  return members.map(({ id, contactId, strandId, test }) => {
    const move = moves.get(id);
    if (move?.strandId === strandId && move.contactId === contactId) return { ...move, test };
    const to = { op: 'sleep', step, dueAt: input.since } as const;
    const ids = { enrolmentId: id, contactId, strandId, test };
    return { ...ids, passages: [], entered: [], change: unchanged(), to };
  });
}

/** A stopped version moves nobody on: whoever would stand somewhere leaves there. */
async function exitStopped(
  tx: Transaction,
  { version, strands }: FinishInput,
  moves: OwnMove[],
): Promise<OwnMove[]> {
  const here = version.plan.steps[strands[0]?.step ?? 0]?.blockId ?? '';
  const [row] = await tx<{ movesTo: string | null }[]>`
    select moves_to as "movesTo" from versions where id = ${version.id}`;
  const reason = leavingReason({ movesTo: row?.movesTo ?? null });
  const visits = await readVisits(
    tx,
    moves.map(({ enrolmentId }) => enrolmentId),
  );
  return moves.map((move) => {
    if (!('op' in move.to)) return move;
    const blockId = move.entered.at(-1) ?? here;
    const visit = move.change.visits[blockId] ?? visits.get(move.enrolmentId)?.[blockId] ?? 1;
    const passage = { blockId, visit, port: 'exited', reason };
    const to = { status: 'exited', reason } as const;
    return { ...move, passages: [...move.passages, passage], to };
  });
}

function tellAfter({
  status,
  keeps,
  clock,
}: {
  status: 'live' | 'paused' | 'stopped';
  keeps: boolean;
  clock: ClockReading;
}): (strand: NewStrand) => number {
  if (status === 'paused') return () => 0;
  if (keeps) return () => 90_000;
  return minuteAfterDue(clock);
}

function keptStrand(from: ClaimedStrand, to: NewStrand, since: Date): ClaimedStrand {
  const { workspaceId, versionId, cohortId } = from;
  const { id, size, step, op, dueAt } = to;
  return { id, size, workspaceId, versionId, cohortId, step, op, dueAt, since, fence: 1 };
}

function writesOf(moves: Move[], members: HeldMember[], { journeyId }: Version) {
  const byId = new Map(members.map((member) => [member.id, member]));
  return moves.flatMap(({ enrolmentId, effect }) => {
    const member = byId.get(enrolmentId);
    if (!member || !effect?.writes.length) return [];
    const { contactId, depth, tester, fires } = member;
    const { blockId, visit, writes } = effect;
    const test = tester === null ? null : { by: tester, journeyId, fires };
    return [{ enrolmentId, contactId, depth, test, blockId, visit, writes }];
  });
}
