import type { AnyBlockRun, AwaitRun, PureRun, RunRegistry } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Choices } from './simulation.ts';

type Config = Record<string, JsonValue>;

const never = new Date(8_640_000_000_000_000);

/** The port chosen for a visit of a block, if one was. */
export function choiceOf(choices: Choices, blockId: string, visit: number): string | undefined {
  const chosen = Object.hasOwn(choices, blockId) ? choices[blockId] : undefined;
  return Array.isArray(chosen) ? chosen[visit - 1] : chosen;
}

/**
 * The runs with their chances decided by choice. Where there is none, the member comes to stand at
 * the block (`asks`) or chance decides as it does for the person.
 */
export function askChances(
  runs: RunRegistry,
  { choices, asks }: { choices: Choices; asks: boolean },
): RunRegistry {
  return Object.fromEntries(
    Object.entries(runs).map(([kind, run]): [string, AnyBlockRun] =>
      run.type === 'pure' && run.chance ? [kind, askingRun(run, { choices, asks })] : [kind, run],
    ),
  );
}

function askingRun(
  run: PureRun<Config>,
  { choices, asks }: { choices: Choices; asks: boolean },
): AwaitRun<Config> {
  return {
    type: 'await',
    events: () => [],
    mode: () => 'any',
    arrived: () => ({ port: 'next' }),
    timedOut: () => ({ port: 'next' }),
    until(...stand) {
      const at = stand[2];
      const port = choiceOf(choices, at.blockId, at.visit);
      if (port !== undefined) return { port, reason: 'chosen' };
      return asks ? { at: never, fixed: true } : run.decide(...stand);
    },
  };
}
