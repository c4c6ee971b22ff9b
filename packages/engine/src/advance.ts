import type { BlockDeps, Member, RunRegistry } from '@percurso/blocks/kit/run';
import type { ClockReading } from './clock.ts';
import type { InFlight } from './sending/in-flight.ts';
import type { SendingProvider } from './sending/provider.ts';
import { sendMessages } from './sending/send-messages.ts';
import type { LoadedMember, Move, Store } from './store.ts';
import type { ClaimedStrand, StrandItem } from './strand.ts';
import type { Version } from './version.ts';
import { routeOf, walk } from './walk.ts';

/** What a process gives the engine once. */
export interface EngineDeps {
  store: Store;
  runs: RunRegistry;
  inFlight: InFlight;
  /** Renders templates; `now` is what a template's own dates are counted from. */
  render(jobs: Parameters<BlockDeps['render']>[0], now: Date): ReturnType<BlockDeps['render']>;
  statusUrl: BlockDeps['statusUrl'];
  newId: BlockDeps['newId'];
  /** The provider of a workspace's channel, with its settings as they are now. */
  providerOf(workspaceId: string, channel: 'sms' | 'email'): Promise<SendingProvider>;
  /** Told of failures on data that were isolated. */
  onIsolated?: ((strand: ClaimedStrand, error: unknown) => void) | undefined;
}

/** A failure that lies in the data or in a block, not in the infrastructure. */
class BlockFailure extends Error {
  override name = 'BlockFailure';
}

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

interface AdvanceContext {
  clock: ClockReading;
  kind: string;
  deps: EngineDeps;
}

async function advanceGroup(
  strands: ClaimedStrand[],
  context: AdvanceContext,
): Promise<StrandItem[]> {
  const [first] = strands;
  if (!first) return [];
  const { store } = context.deps;
  const version = await store.loadVersion(first.versionId);
  const members = await store.loadMembers(strands);
  try {
    const moves = await decideMoves({ strands, version, members, context });
    const { items, kept } = await store.finish({
      version,
      strands,
      moves,
      since: context.clock.now,
      keep: context.kind,
    });
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

async function decideMoves({
  strands,
  version,
  members,
  context,
}: {
  strands: ClaimedStrand[];
  version: Version;
  members: LoadedMember[];
  context: AdvanceContext;
}): Promise<Move[]> {
  const step = version.plan.steps[strands[0]?.step ?? -1];
  if (!step) throw new BlockFailure('The strand stands at a step its plan does not have.');
  if (step.op === 'act') return runEffect({ strands, version, members, context });
  return members.map((member) => ({
    enrolmentId: member.enrolmentId,
    strandId: member.strandId,
    ...onwards({ version, member, blockId: step.blockId, stepPort: 'next', reason: null, context }),
  }));
}

async function runEffect({
  strands,
  version,
  members,
  context,
}: {
  strands: ClaimedStrand[];
  version: Version;
  members: LoadedMember[];
  context: AdvanceContext;
}): Promise<Move[]> {
  const stepIndex = strands[0]?.step ?? -1;
  const step = version.plan.steps[stepIndex];
  const run = step && context.deps.runs[step.kind];
  if (!step || run?.type !== 'effect') {
    throw new BlockFailure(`No effect runs a block of kind ${step?.kind ?? 'unknown'}.`);
  }
  const batch = {
    workspaceId: version.workspaceId,
    journeyId: version.journeyId,
    versionId: version.id,
    blockId: step.blockId,
    config: step.config,
    members: members.map((member) => memberAt(member, step.blockId)),
  };
  const strandOf = strandsOf(strands, members);
  const outcomes = await runBlock(() =>
    run.run(batch, blockDeps({ version, strandOf, blockId: step.blockId, context })),
  );
  return members.map((member) => {
    const outcome = outcomes.get(member.enrolmentId) ?? { stayUntil: context.clock.now };
    const { enrolmentId, strandId } = member;
    if ('stayUntil' in outcome) {
      const due = outcome.stayUntil > context.clock.now;
      const to = due
        ? ({ op: 'sleep', step: stepIndex, dueAt: outcome.stayUntil } as const)
        : ({ op: 'act', step: stepIndex, dueAt: null } as const);
      return { enrolmentId, strandId, passages: [], entered: [], to };
    }
    const visit = visitOf(member, step.blockId);
    const { port, reason, result, writes } = outcome;
    const facts = result
      ? { ...member.facts, steps: { ...member.facts.steps, [step.blockId]: result } }
      : member.facts;
    return {
      enrolmentId,
      strandId,
      effect: { blockId: step.blockId, visit, result, writes },
      ...onwards({
        version,
        member: { ...member, facts },
        blockId: step.blockId,
        stepPort: port,
        reason: reason ?? null,
        context,
      }),
    };
  });
}

function onwards({
  version,
  member,
  blockId,
  stepPort,
  reason,
  context,
}: {
  version: Version;
  member: LoadedMember;
  blockId: string;
  stepPort: string;
  reason: string | null;
  context: AdvanceContext;
}): Pick<Move, 'passages' | 'entered' | 'to'> {
  const step = version.plan.steps.find((one) => one.blockId === blockId);
  const walked = walk({
    plan: version.plan,
    start: step ? routeOf(step, stepPort) : null,
    facts: member.facts,
    now: context.clock.now,
    runs: context.deps.runs,
  });
  return { ...walked, passages: [{ blockId, port: stepPort, reason }, ...walked.passages] };
}

function blockDeps({
  version,
  strandOf,
  blockId,
  context,
}: {
  version: Version;
  strandOf: Map<string, ClaimedStrand>;
  blockId: string;
  context: AdvanceContext;
}): BlockDeps {
  const { clock, deps } = context;
  const { workspaceId } = version;
  return {
    now: clock.now,
    render: (jobs) => deps.render(jobs, clock.now),
    statusUrl: deps.statusUrl,
    newId: deps.newId,
    allocateCaseNumbers: (count) => deps.store.allocateCaseNumbers(workspaceId, count),
    findTrigger: (key) => deps.store.findTrigger(workspaceId, key),
    send: async (channel, messageClass, requests) =>
      sendMessages({
        store: deps.store,
        provider: await deps.providerOf(workspaceId, channel),
        inFlight: deps.inFlight,
        clock,
        version,
        strandOf,
        blockId,
        channel,
        messageClass,
        requests,
      }),
  };
}

/** A bug in a block concerns its members only; infrastructure failures stay what they are. */
async function runBlock<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new BlockFailure(error.message, { cause: error });
    }
    throw error;
  }
}

function strandsOf(strands: ClaimedStrand[], members: LoadedMember[]): Map<string, ClaimedStrand> {
  const byId = new Map(strands.map((strand) => [strand.id, strand]));
  const found = new Map<string, ClaimedStrand>();
  for (const { enrolmentId, strandId } of members) {
    const strand = byId.get(strandId);
    if (strand) found.set(enrolmentId, strand);
  }
  return found;
}

function memberAt(member: LoadedMember, blockId: string): Member {
  const { enrolmentId, contactId, depth, facts } = member;
  return { enrolmentId, contactId, depth, facts, visit: visitOf(member, blockId) };
}

function visitOf(member: LoadedMember, blockId: string): number {
  return member.visits[blockId] ?? 1;
}

function groupByStep(strands: ClaimedStrand[]): ClaimedStrand[][] {
  return [...groupBy(strands, ({ versionId, step }) => `${versionId}/${step}`).values()];
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
