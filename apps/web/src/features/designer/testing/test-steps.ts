import type { Simulation, SimulationQuestion } from './simulation-query.ts';

/** One step of a test: the entry, a block passed, a question, the end. */
export type TestStep =
  | { type: 'entry'; at: string }
  | {
      type: 'block';
      blockId: string;
      visit: number;
      port: string;
      /** Why: a code, with a value after a colon where there is one. */
      reason: string | null;
      /** When the block was come to, and when it was left. */
      since: string;
      at: string;
      /** What a condition compared, row by row. */
      detail: Simulation['trail'][number]['detail'];
      message: Simulation['messages'][number] | undefined;
      activation: Simulation['activations'][number] | undefined;
      opened: Simulation['cases'][number] | undefined;
      /** Events made up because the answer needs them. */
      assumed: Simulation['assumed'];
    }
  | { type: 'question'; blockId: string; visit: number; at: string; question: SimulationQuestion }
  | { type: 'end'; at: string; ended: NonNullable<Simulation['ended']> };

/** A simulation as steps to go through, in the order of time. */
export function stepsOf(simulation: Simulation): TestStep[] {
  const messages = byVisit(simulation.messages);
  const activations = byVisit(simulation.activations);
  const cases = byVisit(simulation.cases);
  const assumed = groupedByVisit(simulation.assumed);
  let since = simulation.at;
  const steps: TestStep[] = [{ type: 'entry', at: simulation.at }];
  for (const passed of simulation.trail) {
    const key = visitKey(passed);
    steps.push({
      type: 'block',
      ...passed,
      since,
      message: messages.get(key),
      activation: activations.get(key),
      opened: cases.get(key),
      assumed: assumed.get(key) ?? [],
    });
    since = passed.at;
  }
  for (const question of simulation.questions) {
    const { blockId, visit, at } = question;
    steps.push({ type: 'question', blockId, visit, at, question });
  }
  if (simulation.ended) {
    steps.push({ type: 'end', at: simulation.ended.at, ended: simulation.ended });
  }
  return steps;
}

/** What of the journey a step and those before it went through. */
export interface Passed {
  /** Blocks, each by its id. */
  blocks: ReadonlySet<string>;
  /** Ways out of blocks: `<block>/<port>`. */
  ways: ReadonlySet<string>;
  /** Where the person stands; null at the end. */
  here: string | null;
}

/** The way up to a step, that step included. */
export function passedUpTo(steps: readonly TestStep[], position: number): Passed {
  const blocks = new Set<string>();
  const ways = new Set<string>();
  for (const step of steps.slice(0, position + 1)) {
    if (step.type === 'block') ways.add(`${step.blockId}/${step.port}`);
    if ('blockId' in step) blocks.add(step.blockId);
  }
  const at = steps[position];
  if (!at || at.type === 'end') return { blocks, ways, here: null };
  return { blocks, ways, here: 'blockId' in at ? at.blockId : 'trigger' };
}

/** How a key moves: to the step it leads to, kept within those there are. */
export function moveTo(
  position: number,
  { steps, by }: { steps: number; by: 'next' | 'back' | 'first' | 'last' },
): number {
  const last = Math.max(steps - 1, 0);
  if (by === 'first') return 0;
  if (by === 'last') return last;
  return Math.min(Math.max(position + (by === 'next' ? 1 : -1), 0), last);
}

function visitKey({ blockId, visit }: { blockId: string; visit: number }): string {
  return `${blockId}/${visit}`;
}

function byVisit<Of extends { blockId: string; visit: number }>(all: readonly Of[]) {
  return new Map(all.map((one) => [visitKey(one), one]));
}

function groupedByVisit<Of extends { blockId: string; visit: number }>(all: readonly Of[]) {
  const groups = new Map<string, Of[]>();
  for (const one of all) {
    const group = groups.get(visitKey(one));
    if (group) group.push(one);
    else groups.set(visitKey(one), [one]);
  }
  return groups;
}
