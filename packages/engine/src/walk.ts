import type { At, Leave, RunRegistry, WayOut } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Plan, PlanStep, Route } from '@percurso/journey/plan';
import { bucketWake } from './bucket.ts';
import { openWait } from './decide-wait.ts';
import type { End, Stand } from './strand.ts';
import type { StateChange, Traveller } from './traveller.ts';
import { changed, unchanged, visitOf } from './traveller.ts';

/** One block passed, and by which port. `exited` is the port of a block where the journey was left. */
export interface Passage {
  blockId: string;
  visit: number;
  port: string;
  reason: string | null;
  /** What it was decided by, where that is kept. */
  detail?: JsonValue | undefined;
}

/** From a port to the next pause: the blocks passed, the block reached, and where the member stands. */
export interface Walk {
  passages: Passage[];
  /** Blocks come to, in order; the last one is where it stands unless the journey is over. */
  entered: string[];
  /** Of those, loops come back to after a pass, once for each time. */
  returned?: string[] | undefined;
  to: Stand | End;
  change: StateChange;
}

/** What a walk is made in. */
export interface WalkContext {
  plan: Plan;
  runs: RunRegistry;
  /** Virtual time of the decisions. */
  now: Date;
  /** From when on an event counts for a wait that is come to: start of what led to it (virtual). */
  since: Date;
  /** `seq` of the event that led here, where one did: it counts for no wait behind it, nor do those before. */
  afterSeq?: number | undefined;
}

/** Far more than any bounded loop of pure blocks needs. */
const mostBlocks = 20_000;

/**
 * Runs pure blocks from `start` until an effect, a wait or the end. `from` is the step whose port
 * leads there. Never throws: a block that fails for this member is an exit with reason `error`.
 */
export function walk(
  context: WalkContext,
  traveller: Traveller,
  { start, from = -1 }: { start: Route; from?: number | undefined },
): Walk {
  const way = beginWay(traveller);
  return goOn(context, way, { start, from });
}

/** Leaves the step by a way out and walks on from there. */
export function walkOn(
  context: WalkContext,
  traveller: Traveller,
  { step, out }: { step: number; out: WayOut | Leave },
): Walk {
  const way = beginWay(traveller);
  const at = context.plan.steps[step];
  if (!at) return endWay(way, { status: 'exited', reason: 'error' });
  const next = pass(way, at, out);
  if (next === undefined) return endWay(way, exitOf(out));
  return goOn(context, way, { start: next, from: step });
}

/** Where a port leads; an optional port that is not drawn joins the way on. */
export function routeOf(step: PlanStep, port: string): Route {
  return step.routes[port] ?? (port in step.routes ? null : (step.routes.next ?? null));
}

interface Way {
  traveller: Traveller;
  change: StateChange;
  passages: Passage[];
  entered: string[];
  returned: string[];
}

function beginWay(traveller: Traveller): Way {
  return { traveller, change: unchanged(), passages: [], entered: [], returned: [] };
}

function endWay({ passages, entered, returned, change }: Way, to: Stand | End): Walk {
  return { passages, entered, ...(returned.length > 0 ? { returned } : {}), to, change };
}

function goOn(
  context: WalkContext,
  way: Way,
  { start, from }: { start: Route; from: number },
): Walk {
  let at = start;
  let before = from;
  while (at !== null) {
    const step = context.plan.steps[at];
    if (!step || way.entered.length >= mostBlocks) {
      return endWay(way, { status: 'exited', reason: 'error' });
    }
    arrive(way, step, { back: before >= at, now: context.now });
    try {
      const stop = comeTo(context, way, { step, index: at });
      if ('to' in stop) return endWay(way, stop.to);
      const next = pass(way, step, stop.out);
      if (next === undefined) return endWay(way, exitOf(stop.out));
      before = at;
      at = next;
    } catch {
      pass(way, step, { exit: 'error' });
      return endWay(way, { status: 'exited', reason: 'error' });
    }
  }
  return endWay(way, { status: 'finished', reason: null });
}

/** Either where the member comes to stand at this step, or its way out of it at once. */
function comeTo(
  context: WalkContext,
  way: Way,
  { step, index }: { step: PlanStep; index: number },
): { to: Stand | End } | { out: WayOut | Leave } {
  const { now, runs } = context;
  if (step.op === 'act') return { to: { op: 'act', step: index, dueAt: null } };
  const run = runs[step.kind];
  const { facts } = way.traveller;
  if (run?.type === 'end') return { out: run.end(step.config, facts) };
  const at = atBlock(way.traveller, step.blockId, now);
  if (run?.type === 'pure') return { out: run.decide(step.config, facts, at) };
  if (run?.type !== 'sleep' && run?.type !== 'await') {
    throw new Error(`No way to run a block of kind ${step.kind}.`);
  }
  const until = run.until(step.config, facts, at);
  if (!('at' in until)) return { out: until };
  const dueAt = bucketWake({ now, ...until });
  if (run.type === 'await') {
    const { traveller } = way;
    const wait = openWait({ context, traveller, step: index, run, until: dueAt, walkOn });
    return { to: { op: 'await', step: index, dueAt, wait } };
  }
  if (until.at > now) return { to: { op: 'sleep', step: index, dueAt } };
  return { out: run.wake?.(step.config, facts, at) ?? { port: 'next' } };
}

/** Counts the visit, and the pass of a loop: by a way back one more, from before it none. */
function arrive(way: Way, step: PlanStep, { back, now }: { back: boolean; now: Date }): void {
  const { blockId } = step;
  way.entered.push(blockId);
  const change = unchanged();
  if (step.repeated) {
    const before = way.traveller.visits[blockId] ?? 0;
    change.visits[blockId] = before + 1;
  }
  if (step.loop) {
    const loop = back ? way.traveller.loops[blockId] : undefined;
    if (back) way.returned.push(blockId);
    change.loops[blockId] = loop
      ? { ...loop, passes: loop.passes + 1 }
      : { passes: 0, since: now.toISOString() };
  }
  if (step.repeated || step.loop) apply(way, change);
}

/** The passage by a way out; where it leads, undefined where the journey is left. */
function pass(way: Way, step: PlanStep, out: WayOut | Leave): Route | undefined {
  const { blockId } = step;
  const visit = visitOf(way.traveller, blockId);
  const vars = 'vars' in out ? (out.vars ?? {}) : {};
  if (out.result || Object.keys(vars).length > 0) {
    const steps = out.result ? { [blockId]: out.result } : {};
    apply(way, { ...unchanged(), vars, steps });
  }
  if ('exit' in out) {
    way.passages.push({ blockId, visit, port: 'exited', reason: out.exit });
    return undefined;
  }
  const { port, reason = null, detail } = out;
  way.passages.push({ blockId, visit, port, reason, ...(detail === undefined ? {} : { detail }) });
  return routeOf(step, out.port);
}

function exitOf(out: WayOut | Leave): End {
  return { status: 'exited', reason: 'exit' in out ? out.exit : null };
}

function apply(way: Way, change: StateChange): void {
  way.traveller = changed(way.traveller, change);
  way.change = {
    visits: { ...way.change.visits, ...change.visits },
    loops: { ...way.change.loops, ...change.loops },
    vars: { ...way.change.vars, ...change.vars },
    steps: { ...way.change.steps, ...change.steps },
  };
}

/** What a block may read of where the traveller is. */
export function atBlock(traveller: Traveller, blockId: string, now: Date): At {
  const loop = traveller.loops[blockId];
  return {
    now,
    contactId: traveller.contactId,
    blockId,
    visit: visitOf(traveller, blockId),
    passes: loop?.passes ?? 0,
    since: loop ? new Date(loop.since) : now,
  };
}
