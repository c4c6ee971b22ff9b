import type { AnyBlockRun, Waiting } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';

/** What a block waits for: an await its own, an effect what it waits for afterwards. */
export function waitingOf(
  run: AnyBlockRun | undefined,
): Waiting<Record<string, JsonValue>> | undefined {
  if (run?.type === 'await') return run;
  return run?.type === 'effect' ? run.wait : undefined;
}
