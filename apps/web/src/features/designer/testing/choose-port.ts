import type { Choices, Simulation } from './simulation-query.ts';

/**
 * The choices with the answer for one visit of a block. What was gone before on other visits stays
 * as it was; answers for later visits of the block belong to another way, and are dropped.
 */
export function choosePort(
  { choices, trail }: { choices: Choices; trail: Simulation['trail'] },
  { blockId, visit, port }: { blockId: string; visit: number; port: string },
): Choices {
  const known = choices[blockId];
  const before = Array.from({ length: visit - 1 }, (_, index) => {
    const chosen = Array.isArray(known) ? known[index] : known;
    const gone = trail.find((step) => step.blockId === blockId && step.visit === index + 1);
    return chosen ?? gone?.port ?? port;
  });
  return { ...choices, [blockId]: [...before, port] };
}
