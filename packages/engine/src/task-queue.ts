import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { Plan, PlanStep } from '@percurso/journey/plan';

/** Task queue of the workflows and of every effect that sends nothing. */
export const engineQueue = 'percurso';
/** Transactional sends have workers of their own, so that no campaign delays them. */
export const transactionalQueue = 'percurso-send-transactional';
/** Commercial sends, spread by workspace. */
export const commercialQueues = ['percurso-send-0', 'percurso-send-1'] as const;

export type DefinitionRegistry = Readonly<Record<string, AnyBlockDefinition>>;

/** Which activity drives a strand, and on which queue it runs. */
export interface Driver {
  kind: string;
  queue: string;
}

/**
 * The driver of a strand at `step`. A sleeping strand is driven by the effect it wakes up to, where
 * there is only one, so that waking and acting are a single activity.
 */
export function driverOf({
  plan,
  step,
  workspaceId,
  definitions,
}: {
  plan: Plan;
  step: number;
  workspaceId: string;
  definitions: DefinitionRegistry;
}): Driver {
  const at = plan.steps[step];
  if (!at) throw new Error(`The plan has no step ${step}.`);
  if (at.op === 'act') return { kind: at.kind, queue: queueOf(at, workspaceId, definitions) };
  const effects = new Map<string, string>();
  for (const next of effectsBehind(plan, at)) {
    effects.set(next.kind, queueOf(next, workspaceId, definitions));
  }
  const [only] = effects;
  if (only && effects.size === 1) return { kind: only[0], queue: only[1] };
  return { kind: at.kind, queue: engineQueue };
}

function effectsBehind(plan: Plan, from: PlanStep): PlanStep[] {
  const seen = new Set<number>();
  const pending = Object.values(from.routes);
  const found: PlanStep[] = [];
  for (let route = pending.pop(); route !== undefined; route = pending.pop()) {
    if (route === null || seen.has(route)) continue;
    seen.add(route);
    const step = plan.steps[route];
    if (step?.op === 'act') found.push(step);
    else if (step?.op === 'pure') pending.push(...Object.values(step.routes));
  }
  return found;
}

function queueOf(step: PlanStep, workspaceId: string, definitions: DefinitionRegistry): string {
  const queue = definitions[step.kind]?.queue?.(step.config) ?? 'engine';
  if (queue === 'send-transactional') return transactionalQueue;
  if (queue === 'engine') return engineQueue;
  return commercialQueues[hash(workspaceId) % commercialQueues.length] ?? transactionalQueue;
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (Math.imul(value, 31) + character.charCodeAt(0)) >>> 0;
  return value;
}
