import type { ClockReading } from '@percurso/engine/clock';
import type { FinishAnswer, FinishInput, Move } from '@percurso/engine/store';
import type { ClaimedStrand, Stand } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Sql, Transaction } from '../connect.ts';
import { runTransaction } from '../run-transaction.ts';
import { applyWrites } from './apply-writes.ts';
import { shareVersion } from './lock-version.ts';
import { moveEnrolments } from './move-enrolments.ts';
import type { NewStrand } from './open-strands.ts';
import { insertStrands, minuteAfterDue, planStrands } from './open-strands.ts';
import { readClock } from './read-clock.ts';
import { itemOf } from './strand-row.ts';
import { addCounts, appendTrail, countPassages } from './write-trail.ts';

interface HeldMember {
  id: string;
  contactId: string;
  depth: number;
  strandId: string;
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
    const status = await shareVersion(tx, version.id);
    const held = await lockStrands(tx, input.strands);
    const [first] = held;
    if (!first) return { items: [], kept: null };
    const clock = await readClock(tx);
    const members = await tx<HeldMember[]>`
      select id, contact_id as "contactId", depth, strand_id as "strandId" from enrolments
      where strand_id = any(${held.map(({ id }) => id)}::uuid[]) and status = 'inside'
      order by id for no key update`;
    const decided = decideMoves({ input, members, stopped: status === 'stopped' });
    const standing = decided.flatMap(({ enrolmentId, to }) =>
      'op' in to ? [{ enrolmentId, to }] : [],
    );
    const strands = planStrands({ version, members: standing, definitions });
    const keeps = status === 'live' && isKept(strands, decided, input.keep);
    await insertStrands(tx, {
      version,
      cohortId: first.cohortId,
      strands,
      since: input.since,
      tellAfterMs: tellAfter({ status, keeps, clock }),
      fence: keeps ? 1 : 0,
    });
    await applyWrites(tx, {
      workspaceId: version.workspaceId,
      at: clock.now,
      members: writesOf(decided, members),
    });
    await moveEnrolments(tx, { moves: decided, strands, at: clock.now });
    await appendTrail(tx, { workspaceId: version.workspaceId, members: decided, at: clock.now });
    await tx`
      update strands set state = 'done', done_at = clock_timestamp(),
        result = ${tx.json(strands.map(({ id }) => id))}
      where id = any(${held.map(({ id }) => id)}::uuid[])`;
    await addCounts(tx, countPassages(version.id, decided));
    if (status === 'paused') return { items: [], kept: null };
    const [only] = strands;
    if (keeps && only) return { items: [], kept: keptStrand(first, only) };
    return { items: strands.map((strand) => itemOf(strand, clock)), kept: null };
  });
}

async function lockStrands(tx: Transaction, strands: ClaimedStrand[]): Promise<ClaimedStrand[]> {
  const rows = await tx<{ id: string; fence: number }[]>`
    select id, fence from strands
    where id = any(${strands.map(({ id }) => id)}::uuid[]) and state = 'open'
    order by id for update`;
  const fences = new Map(rows.map(({ id, fence }) => [id, fence]));
  return strands.filter(({ id, fence }) => fences.get(id) === fence);
}

function decideMoves({
  input,
  members,
  stopped,
}: {
  input: FinishInput;
  members: HeldMember[];
  stopped: boolean;
}): Move[] {
  const moves = new Map(input.moves.map((move) => [move.enrolmentId, move]));
  const step = input.strands[0]?.step ?? 0;
  const blockId = input.version.plan.steps[step]?.blockId ?? '';
  const op = input.version.plan.steps[step]?.op === 'act' ? 'act' : 'sleep';
  return members.map(({ id, strandId }) => {
    const move = moves.get(id);
    const here: Stand = { op, step, dueAt: op === 'sleep' ? input.since : null };
    const decided: Move =
      move?.strandId === strandId
        ? move
        : { enrolmentId: id, strandId, passages: [], entered: [], to: here };
    return stopped && 'op' in decided.to ? exitStopped(decided, blockId) : decided;
  });
}

/** A stopped version moves nobody on: whoever would stand somewhere leaves there. */
function exitStopped(move: Move, blockId: string): Move {
  const at = move.entered.at(-1) ?? blockId;
  const passage = { blockId: at, port: 'exited', reason: 'stopped' };
  const to = { status: 'exited', reason: 'stopped' } as const;
  return { ...move, passages: [...move.passages, passage], to };
}

function isKept(strands: NewStrand[], moves: Move[], kind: string): boolean {
  const [only] = strands;
  if (!only || strands.length > 1 || only.op !== 'act' || only.kind !== kind) return false;
  // A strand that stays at its own effect waits its turn; only new arrivals are gone on with.
  return moves.every((move) => !('op' in move.to) || move.entered.length > 0);
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

function keptStrand(from: ClaimedStrand, to: NewStrand): ClaimedStrand {
  const { workspaceId, versionId, cohortId } = from;
  return { id: to.id, workspaceId, versionId, cohortId, step: to.step, op: to.op, fence: 1 };
}

function writesOf(moves: Move[], members: HeldMember[]) {
  const byId = new Map(members.map((member) => [member.id, member]));
  return moves.flatMap(({ enrolmentId, effect }) => {
    const member = byId.get(enrolmentId);
    if (!member || !effect?.writes?.length) return [];
    const { contactId, depth } = member;
    const { blockId, visit, writes } = effect;
    return [{ enrolmentId, contactId, depth, blockId, visit, writes }];
  });
}
