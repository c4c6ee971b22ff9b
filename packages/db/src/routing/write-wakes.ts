import type { Mark, Wake } from '@percurso/engine/routing/wake-waiting';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import type { Transaction } from '../connect.ts';
import { moveEnrolments } from '../engine/move-enrolments.ts';
import { insertStrands, minuteAfterDue, planStrands } from '../engine/open-strands.ts';
import { readClock } from '../engine/read-clock.ts';
import { itemOf } from '../engine/strand-row.ts';
import type { ToldCohort } from '../engine/told-cohort.ts';
import type { Count } from '../engine/write-trail.ts';
import { appendTrail, countPassages } from '../engine/write-trail.ts';
import { deleteWaits, insertWaits } from '../engine/write-waits.ts';
import { answerForEnded } from '../events/insert-answers.ts';
import { newId } from '../new-id.ts';
import type { StandingRow } from './lock-people.ts';

/** The sweeper tells the workflow of a strand if nobody has by then. */
const toldWithinMs = 2_000;

export interface WrittenWakes {
  /** Workflows to tell: of strands that go on, and of those that nobody stands in any more. */
  told: ToldCohort[];
  counts: Count[];
  /** Enrolments that had left meanwhile: the event is no match for them. */
  dropped: Set<string>;
}

/**
 * Moves those whom the page's events woke. Who goes on at one step is one strand, of their own cohort
 * or, if they come from several, of a new one; who goes on to sleep or wait joins an open strand.
 */
export async function writeWakes(
  tx: Transaction,
  {
    wakes,
    stands,
    definitions,
  }: { wakes: Wake[]; stands: Map<string, StandingRow>; definitions: DefinitionRegistry },
): Promise<WrittenWakes> {
  if (wakes.length === 0) return { told: [], counts: [], dropped: new Set() };
  const clock = await readClock(tx);
  const held = new Set(
    wakes.flatMap(({ enrolmentId, member }) =>
      stands.get(enrolmentId)?.strandId === member.strandId ? [enrolmentId] : [],
    ),
  );
  const going = wakes.filter(({ enrolmentId }) => held.has(enrolmentId));
  const gone = await leaveStrands(tx, going);
  const told: ToldCohort[] = [];
  const counts: Count[] = [];
  // Strands that are joined are locked: version by version, in one order everywhere.
  const byVersion = [...groupBy(going, ({ member }) => member.version.id)];
  for (const [, group] of byVersion.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const version = group[0]?.member.version;
    if (!version) continue;
    const moves = group.map(({ member, ...wake }) => ({ ...wake, test: member.traveller.test }));
    const standing = moves.flatMap(({ enrolmentId, to }) =>
      'op' in to ? [{ enrolmentId, to }] : [],
    );
    const cohorts = new Set(group.map(({ member }) => member.cohortId));
    const [own] = cohorts;
    const cohortId = own !== undefined && cohorts.size === 1 ? own : `cohort-${newId()}`;
    const afterDue = minuteAfterDue(clock);
    const { placed, made } = await insertStrands(tx, {
      version,
      cohortId,
      strands: planStrands({ version, members: standing, definitions }),
      since: clock.now,
      tellAfterMs: (strand) => (strand.op === 'act' ? toldWithinMs : afterDue(strand)),
    });
    await moveEnrolments(tx, { moves, strands: placed, at: clock.now });
    await deleteWaits(
      tx,
      moves.map(({ enrolmentId }) => enrolmentId),
    );
    const { workspaceId } = version;
    await insertWaits(tx, { workspaceId, people: moves });
    await appendTrail(tx, { workspaceId, members: moves, at: clock.now });
    const ended = moves.filter(({ to }) => 'status' in to);
    await answerForEnded(
      tx,
      ended.map(({ enrolmentId }) => enrolmentId),
    );
    counts.push(...countPassages(version.id, moves));
    if (made.length > 0) {
      told.push({ cohortId, items: made.map((strand) => itemOf(strand, clock)) });
    }
  }
  const dropped = wakes.flatMap(({ enrolmentId }) => (held.has(enrolmentId) ? [] : [enrolmentId]));
  return { told: mergeTold([...told, ...gone]), counts, dropped: new Set(dropped) };
}

/** Keeps which of several awaited events have come. */
export async function writeMarks(tx: Transaction, marks: Mark[]): Promise<void> {
  if (marks.length === 0) return;
  await tx`
    update waits w set seen_event = m.event_id
    from unnest(
      ${marks.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${marks.map(({ blockId }) => blockId)}::text[],
      ${marks.map(({ visit }) => visit)}::int[],
      ${marks.map(({ slot }) => slot)}::int[],
      ${marks.map(({ eventId }) => eventId)}::uuid[]
    ) as m (enrolment_id, block_id, visit, slot, event_id)
    where w.enrolment_id = m.enrolment_id and w.block_id = m.block_id and w.visit = m.visit
      and w.slot = m.slot`;
}

/** Takes the leavers off their strands; a strand that is empty then is done, and its workflow is told. */
async function leaveStrands(tx: Transaction, wakes: Wake[]): Promise<ToldCohort[]> {
  const leaving = groupBy(wakes, ({ member }) => member.strandId);
  const rows = await tx<
    { id: string; cohortId: string; step: number; kind: string; queue: string; state: string }[]
  >`
    update strands s set size = greatest(s.size - l.n, 0),
      state = case when s.size <= l.n then 'done' else s.state end,
      done_at = case when s.size <= l.n then clock_timestamp() end,
      result = case when s.size <= l.n then '[]'::jsonb end
    from unnest(
      ${[...leaving.keys()]}::uuid[],
      ${[...leaving.values()].map((group) => group.length)}::int[]
    ) as l (id, n)
    where s.id = l.id and s.state = 'open'
    returning s.id, s.cohort_id as "cohortId", s.step, s.kind, s.queue, s.state`;
  return rows
    .filter(({ state }) => state === 'done')
    .map(({ id, cohortId, step, kind, queue }) => ({
      cohortId,
      items: [{ id, n: 0, op: 'gone', step, kind, queue, ms: 0 }],
    }));
}

/** One delivery for each workflow, what is gone first. */
function mergeTold(told: ToldCohort[]): ToldCohort[] {
  return [...groupBy(told, ({ cohortId }) => cohortId)].map(([cohortId, group]) => ({
    cohortId,
    items: group
      .flatMap(({ items }) => items)
      .sort((a, b) => Number(b.op === 'gone') - Number(a.op === 'gone')),
  }));
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
