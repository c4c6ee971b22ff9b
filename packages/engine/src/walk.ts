import type { Facts, RunRegistry } from '@percurso/blocks/kit/run';
import type { Plan, PlanStep, Route } from '@percurso/journey/plan';
import { bucketWake } from './bucket.ts';
import type { End, Stand } from './strand.ts';

/** One block passed, and by which port. `exited` is the port of a block where the journey was left. */
export interface Passage {
  blockId: string;
  port: string;
  reason: string | null;
}

/** From a port to the next pause: the blocks passed, the block reached, and where the member stands. */
export interface Walk {
  passages: Passage[];
  /** Blocks come to, in order; the last one is where it stands unless the journey is over. */
  entered: string[];
  to: Stand | End;
}

/**
 * Runs pure blocks from `start` until an effect, a wait or the end. Never throws: a block that
 * fails for this member is an exit with reason `error`.
 */
export function walk({
  plan,
  start,
  facts,
  now,
  runs,
}: {
  plan: Plan;
  start: Route;
  facts: Facts;
  now: Date;
  runs: RunRegistry;
}): Walk {
  const passages: Passage[] = [];
  const entered: string[] = [];
  let at = start;
  while (at !== null) {
    const step = plan.steps[at];
    if (!step) return { passages, entered, to: { status: 'exited', reason: 'error' } };
    entered.push(step.blockId);
    const run = runs[step.kind];
    try {
      if (step.op === 'end') {
        const reason = typeof step.config.reason === 'string' ? step.config.reason : 'exit';
        passages.push({ blockId: step.blockId, port: 'exited', reason });
        return { passages, entered, to: { status: 'exited', reason } };
      }
      if (step.op === 'act') return { passages, entered, to: { op: 'act', step: at, dueAt: null } };
      if (run?.type === 'sleep') {
        const { at: wake, fixed } = run.until(step.config, facts, now);
        if (wake > now) {
          const dueAt = bucketWake({ now, at: wake, fixed });
          return { passages, entered, to: { op: 'sleep', step: at, dueAt } };
        }
        passages.push({ blockId: step.blockId, port: 'next', reason: null });
        at = routeOf(step, 'next');
        continue;
      }
      if (run?.type !== 'pure') throw new Error(`No way to run a block of kind ${step.kind}.`);
      const { port, reason } = run.decide(step.config, facts, now);
      passages.push({ blockId: step.blockId, port, reason: reason ?? null });
      at = routeOf(step, port);
    } catch {
      passages.push({ blockId: step.blockId, port: 'exited', reason: 'error' });
      return { passages, entered, to: { status: 'exited', reason: 'error' } };
    }
  }
  return { passages, entered, to: { status: 'finished', reason: null } };
}

/** Where a port leads; an optional port that is not drawn joins the way on. */
export function routeOf(step: PlanStep, port: string): Route {
  return step.routes[port] ?? (port in step.routes ? null : (step.routes.next ?? null));
}
