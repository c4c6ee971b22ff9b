import type { JsonValue } from '@percurso/journey/json-value';
import { coerceValue } from '../kit/coerce-value.ts';
import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { Facts, PureRun } from '../kit/run.ts';
import type { SetVariablesConfig, VariableChange } from './block.ts';

/** Of a list only the last ones are kept, so that no loop makes it grow without end. */
const LONGEST_LIST = 1000;

export const run: PureRun<SetVariablesConfig> = {
  type: 'pure',
  decide({ variables }, facts) {
    const changes = variables.map((variable) => ({ variable, ...changeOf(variable, facts) }));
    const misfit = changes.find(({ fits }) => !fits)?.variable.name;
    return {
      port: 'next',
      ...(misfit === undefined ? {} : { reason: `not-of-type: ${misfit}` }),
      vars: Object.fromEntries(changes.map(({ variable, value }) => [variable.name, value])),
    };
  },
};

/** The new value; one that is not of its type leaves null, or what was there before. */
function changeOf(
  { name, type, change, value: mapped }: VariableChange,
  facts: Facts,
): { value: JsonValue; fits: boolean } {
  const value = resolveMappedValue(mapped, facts);
  const before = Object.hasOwn(facts.vars, name) ? (facts.vars[name] ?? null) : null;
  if (change === 'set') {
    const coerced = coerceValue(value, type);
    return coerced.ok ? { value: coerced.value, fits: true } : { value: null, fits: false };
  }
  if (change === 'append') {
    const list = Array.isArray(before) ? before : [];
    if (value === null) return { value: list, fits: true };
    if (typeof value === 'object') return { value: list, fits: false };
    return { value: [...list, value].slice(-LONGEST_LIST), fits: true };
  }
  const start = typeof before === 'number' ? before : 0;
  const coerced = coerceValue(value, 'number');
  const added = coerced.ok && typeof coerced.value === 'number' ? start + coerced.value : start;
  return Number.isFinite(added)
    ? { value: added, fits: coerced.ok }
    : { value: start, fits: false };
}
