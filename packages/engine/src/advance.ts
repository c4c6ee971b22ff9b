import type { Waiting } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { AdvanceContext, EngineDeps, GroupInput } from './advance-context.ts';
import { BlockFailure, memberIds, walkContext } from './advance-context.ts';
import { openWait } from './decide-wait.ts';
import { runEffect } from './run-effect.ts';
import type { LoadedMember, Move } from './store.ts';
import type { ClaimedStrand, StrandItem } from './strand.ts';
import type { Version } from './version.ts';
import { waitingOf } from './waiting-of.ts';
import { atBlock, walkOn } from './walk.ts';

/**
 * Moves the members of some strands: claims them, runs one effect for the set, then pure blocks to
 * the next pause, and commits. Answers the frontier. May be run any number of times, by any number
 * of processes: only the holder of a strand's fence moves anybody.
 */
export async function advance(
  { strands: ids, kind }: { strands: string[]; kind: string },
  deps: EngineDeps,
): Promise<StrandItem[]> {
  const { clock, claimed, items } = await deps.store.claim(ids);
  const frontier = [...items];
  for (const group of groupByStep(claimed)) {
    frontier.push(...(await advanceGroup(group, { clock, kind, deps })));
  }
  return frontier;
}

async function advanceGroup(
  strands: ClaimedStrand[],
  context: AdvanceContext,
): Promise<StrandItem[]> {
  const [first] = strands;
  if (!first) return [];
  const { store, pacer } = context.deps;
  const version = await store.loadVersion(first.versionId);
  const people = strands.reduce((sum, { size }) => sum + size, 0);
  const members = await pacer.run(people, () => store.loadMembers(strands));
  try {
    const moves = await decideMoves({ strands, version, members, context });
    const { items, kept } = await pacer.run(people, (giveWay) =>
      store.finish({
        version,
        strands,
        moves,
        since: context.clock.now,
        keep: context.kind,
        giveWay,
      }),
    );
    if (!kept) return items;
    return [...items, ...(await advanceGroup([kept], context))];
  } catch (error) {
    if (!isDataFailure(error)) throw error;
    if (strands.length > 1) return advanceEach(strands, context);
    context.deps.onIsolated?.(first, error);
    return await store.isolateFailure(first, String(error).slice(0, 300));
  }
}

/** One by one, so that only the strand that holds the failure answers for it. */
async function advanceEach(
  strands: ClaimedStrand[],
  context: AdvanceContext,
): Promise<StrandItem[]> {
  const frontier: StrandItem[] = [];
  for (const strand of strands) frontier.push(...(await advanceGroup([strand], context)));
  return frontier;
}

async function decideMoves({ strands, version, members, context }: GroupInput): Promise<Move[]> {
  const stepIndex = strands[0]?.step ?? -1;
  const step = version.plan.steps[stepIndex];
  if (!step) throw new BlockFailure('The strand stands at a step its plan does not have.');
  const run = context.deps.runs[step.kind];
  const waits = strands[0]?.op === 'await' ? waitingOf(run) : undefined;
  if (waits)
    return members.map((member) => limitMove({ version, member, context, strands, waits }));
  if (step.op === 'act') return runEffect({ strands, version, members, context });
  return members.map((member) => {
    const at = atBlock(member, step.blockId, context.clock.now);
    const out = run?.type === 'sleep' ? run.wake?.(step.config, member.facts, at) : undefined;
    const walk = walkOn(walkContext(version, context), member, {
      step: stepIndex,
      out: out ?? { port: 'next' },
    });
    return { ...memberIds(member), ...walk };
  });
}

/** The limit has passed: the way out of those for whom no event came in time. */
function limitMove({
  version,
  member,
  context,
  strands,
  waits,
}: {
  version: Version;
  member: LoadedMember;
  context: AdvanceContext;
  strands: ClaimedStrand[];
  waits: Waiting<Record<string, JsonValue>>;
}): Move {
  const strand = strands.find(({ id }) => id === member.strandId);
  const step = strand?.step ?? -1;
  const config = version.plan.steps[step]?.config ?? {};
  const inContext = walkContext(version, context);
  const out = waits.timedOut(config, member.facts);
  const pending = openWait({
    context: inContext,
    traveller: member,
    step,
    run: waits,
    until: strand?.dueAt ?? context.clock.now,
    walkOn,
    since: member.waiting?.since,
    afterSeq: member.waiting?.afterSeq,
    seen: member.waiting?.seen,
  });
  return { ...memberIds(member), ...walkOn(inContext, member, { step, out }), pending };
}

function groupByStep(strands: ClaimedStrand[]): ClaimedStrand[][] {
  const keyOf = ({ versionId, step, op }: ClaimedStrand) =>
    `${versionId}/${step}/${op === 'await'}`;
  return [...groupBy(strands, keyOf).values()];
}

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function isDataFailure(error: unknown): boolean {
  if (error instanceof BlockFailure) return true;
  const code = (error as { code?: string }).code ?? '';
  return code.length === 5 && (code.startsWith('22') || code.startsWith('23'));
}
