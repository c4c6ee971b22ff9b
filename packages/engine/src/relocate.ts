import type { RunRegistry } from '@percurso/blocks/kit/run';
import type { PlanStep } from '@percurso/journey/plan';
import { bucketWake } from './bucket.ts';
import { openWait } from './decide-wait.ts';
import type { LoadedMember } from './store.ts';
import type { End, Stand } from './strand.ts';
import type { StateChange } from './traveller.ts';
import { changed, unchanged, visitOf } from './traveller.ts';
import type { Version } from './version.ts';
import type { Walk, WalkContext } from './walk.ts';
import { atBlock, walk, walkOn } from './walk.ts';

/** How people of a superseded version come to the one that follows it. */
export interface MoveRule {
  /** Removed block → the block of the new version whose start it leads to. */
  blocks: Record<string, string>;
  /** `recompute`: waits last as the new version says, counted from when each was come to. */
  deadlines: 'keep' | 'recompute';
}

/** Where a strand stands before it is moved. */
export interface StandBefore {
  step: number;
  op: 'act' | 'sleep' | 'await';
  dueAt: Date | null;
  since: Date;
}

/** Someone's way into another version, or out of the journey. */
export interface Relocation extends Walk {
  /** Where it stood. */
  from: { blockId: string; visit: number };
  /** The block at which it enters the books of the new version; null where it leaves those of the old. */
  movedIn: string | null;
  /** It begins at a mapped block instead of standing on where it stood. */
  restarts: boolean;
}

/**
 * Where a member of a superseded version stands in the new one: at the same block with the same
 * visit and, by default, the same deadline; at the start of the block that its removed one is mapped
 * to; else it leaves as `step-removed`. Nothing is run again and no visit is counted for standing on.
 */
export function relocate({
  member,
  before,
  movedAt,
  from,
  to,
  rule,
  runs,
  now,
}: {
  member: LoadedMember;
  before: StandBefore;
  /** When it came to the step it stands at. */
  movedAt: Date;
  from: Version;
  to: Version;
  rule: MoveRule;
  runs: RunRegistry;
  now: Date;
}): Relocation {
  const old = from.plan.steps[before.step];
  const blockId = old?.blockId ?? '';
  const origin = { blockId, visit: visitOf(member, blockId) };
  const change = carryLoops(from, to, { member, now });
  const traveller = { ...member, ...changed(member, change) };
  const context = { plan: to.plan, runs, now, since: now };
  const same = stepOf(to, blockId, old?.kind);
  const mapped = stepOf(to, rule.blocks[blockId] ?? '');
  try {
    if (old && same !== null) {
      const at = { member: traveller, before, movedAt, old, step: same, rule };
      const way = standOn(context, at);
      return { ...joined(change, way), from: origin, movedIn: blockId, restarts: false };
    }
    if (mapped !== null) {
      const way = walk(context, traveller, { start: mapped });
      const movedIn = to.plan.steps[mapped]?.blockId ?? '';
      // The first block is come to by the move itself.
      const entered = way.entered.slice(1);
      return { ...joined(change, { ...way, entered }), from: origin, movedIn, restarts: true };
    }
    return leave('step-removed');
  } catch {
    return leave('error');
  }

  function leave(reason: string): Relocation {
    const passages = [{ ...origin, port: 'exited', reason }];
    const end = { status: 'exited', reason } as const;
    const way = { passages, entered: [], change: unchanged(), to: end };
    return { ...way, from: origin, movedIn: null, restarts: false };
  }
}

function stepOf({ plan }: Version, blockId: string, kind?: string): number | null {
  const index = plan.steps.findIndex(
    (step) => step.blockId === blockId && (kind === undefined || step.kind === kind),
  );
  return index < 0 ? null : index;
}

/** The same block of the new version, without coming to it anew. */
function standOn(
  context: WalkContext,
  {
    member,
    before,
    movedAt,
    old,
    step,
    rule,
  }: {
    member: LoadedMember;
    before: StandBefore;
    movedAt: Date;
    old: PlanStep;
    step: number;
    rule: MoveRule;
  },
): Walk {
  const { dueAt, op } = before;
  const run = context.runs[old.kind];
  const config = context.plan.steps[step]?.config ?? {};
  if (op === 'act' || dueAt === null) return stay({ op: 'act', step, dueAt: null });
  let until = dueAt;
  if (rule.deadlines === 'recompute' && (run?.type === 'sleep' || run?.type === 'await')) {
    const at = atBlock(member, old.blockId, movedAt);
    const anew = run.until(config, member.facts, at);
    if (!('at' in anew)) return walkOn(context, member, { step, out: anew });
    until = bucketWake({ now: movedAt, ...anew });
  }
  const waits = run?.type === 'await' ? run : run?.type === 'effect' ? run.wait : undefined;
  if (op === 'sleep' || !waits) {
    return stay({ op: 'sleep', step, dueAt: until, since: before.since });
  }
  const wait = openWait({
    context,
    traveller: member,
    step,
    run: waits,
    until,
    walkOn,
    // Looked back at from the old beginning on: what came already counts again.
    since: member.waiting?.since ?? before.since,
    afterSeq: member.waiting?.afterSeq,
    seen: waits.events(config).map(() => null),
  });
  return stay({ op: 'await', step, dueAt: until, wait });
}

function stay(to: Stand | End): Walk {
  return { passages: [], entered: [], change: unchanged(), to };
}

function joined(change: StateChange, way: Walk): Walk {
  return {
    ...way,
    change: {
      visits: { ...change.visits, ...way.change.visits },
      loops: { ...change.loops, ...way.change.loops },
      vars: way.change.vars,
      steps: way.change.steps,
    },
  };
}

/**
 * Blocks that stand in a loop only now have been come to once at most, without being counted: the next
 * time is the second, so that what was sent there then is not taken for what is to be sent.
 */
function carryLoops(
  from: Version,
  to: Version,
  { member, now }: { member: LoadedMember; now: Date },
): StateChange {
  const counted = new Set(
    from.plan.steps.filter(({ repeated }) => repeated).map(({ blockId }) => blockId),
  );
  const change = unchanged();
  for (const { blockId, repeated, loop } of to.plan.steps) {
    if (repeated && !counted.has(blockId)) change.visits[blockId] = member.visits[blockId] ?? 1;
    if (loop && !member.loops[blockId]) {
      change.loops[blockId] = { passes: 0, since: now.toISOString() };
    }
  }
  return change;
}
