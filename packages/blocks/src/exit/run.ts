import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { EndRun } from '../kit/run.ts';
import type { ExitConfig } from './block.ts';

/** The reason kept where the author gives none. */
const PLAIN = 'exit';

export const run: EndRun<ExitConfig> = {
  type: 'end',
  end({ reason = PLAIN, results = {} }, facts) {
    const values = Object.entries(results).map(
      ([name, mapped]) => [name, resolveMappedValue(mapped, facts)] as const,
    );
    return values.length === 0
      ? { exit: reason }
      : { exit: reason, result: Object.fromEntries(values) };
  },
};
