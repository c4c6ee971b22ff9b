import type { BlockDeps, EffectRun, Member, Outcome, Write } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { AdvanceContext, GroupInput } from './advance-context.ts';
import { BlockFailure, memberIds, walkContext } from './advance-context.ts';
import { bucketWake } from './bucket.ts';
import { openWait } from './decide-wait.ts';
import { sendMessages } from './sending/send-messages.ts';
import type { LoadedMember, Move } from './store.ts';
import type { ClaimedStrand } from './strand.ts';
import { changed, unchanged, visitOf } from './traveller.ts';
import type { Version } from './version.ts';
import type { Walk, WalkContext } from './walk.ts';
import { walkOn } from './walk.ts';
import { writtenContact } from './written-contact.ts';

/** Runs a block's effect for the members of its strands, and says where each goes. */
export async function runEffect({
  strands,
  version,
  members,
  context,
}: GroupInput): Promise<Move[]> {
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
    const ids = memberIds(member);
    const visit = visitOf(member, step.blockId);
    // Whoever was held here by an unclear answer began the effect when it was first claimed.
    const strand = strandOf.get(member.enrolmentId);
    const since = strand?.op === 'sleep' ? strand.since : context.clock.now;
    if ('stayUntil' in outcome) {
      const { stayUntil: dueAt, joins } = outcome;
      // The effect of one that nothing was sent to begins when it is let go: what came before does not count.
      const to = {
        op: 'sleep',
        step: stepIndex,
        dueAt,
        joins,
        since: joins ? dueAt : since,
      } as const;
      return { ...ids, passages: [], entered: [], change: unchanged(), to };
    }
    const effect = { blockId: step.blockId, visit, writes: outcome.writes ?? [] };
    const inContext = walkContext(version, context, since);
    if ('waitUntil' in outcome) {
      return { ...ids, effect, ...waitHere({ inContext, member, step: stepIndex, run, outcome }) };
    }
    // Who comes behind the effect reads the contact as it is changed.
    const behind = withContact(member, effect.writes);
    const { taken } = outcome;
    return {
      ...ids,
      effect,
      ...walkOn(inContext, behind, { step: stepIndex, out: outcome }),
      ...(taken ? { taken: walkOn(inContext, member, { step: stepIndex, out: taken }) } : {}),
    };
  });
}

function withContact(member: LoadedMember, writes: Write[]): LoadedMember {
  const contact = writes.reduce(writtenContact, member.facts.contact);
  return { ...member, facts: { ...member.facts, contact } };
}

/** After its effect the member waits at the same step. */
function waitHere({
  inContext,
  member,
  step,
  run,
  outcome,
}: {
  inContext: WalkContext;
  member: LoadedMember;
  step: number;
  run: EffectRun<Record<string, JsonValue>>;
  outcome: Extract<Outcome, { waitUntil: Date }>;
}): Walk {
  const blockId = inContext.plan.steps[step]?.blockId ?? '';
  if (!run.wait) throw new BlockFailure(`The block ${blockId} waits for nothing.`);
  const { now } = inContext;
  const change = unchanged();
  if (outcome.result) change.steps[blockId] = outcome.result;
  const traveller = changed(member, change);
  const dueAt = bucketWake({ now, at: outcome.waitUntil, fixed: false });
  const wait = openWait({
    context: inContext,
    traveller,
    step,
    run: run.wait,
    until: dueAt,
    walkOn,
  });
  return { passages: [], entered: [], change, to: { op: 'await', step, dueAt, wait } };
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
        pacer: deps.pacer,
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
