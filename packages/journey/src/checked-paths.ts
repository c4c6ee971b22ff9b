import type { IndexedBlock } from './index-document.ts';
import { pathsWithValue, pathsWithValueOtherwise } from './paths-with-value.ts';

/**
 * The paths that have a value in whoever comes to a block, because a condition on the way there asked for
 * it. Variables are none of them: what sets one may stand between.
 */
export function checkedPaths({ parent, place }: IndexedBlock): Set<string> {
  const checked = new Set<string>();
  for (let around = parent, { port } = place; around; ) {
    for (const path of askedAt(around, port)) if (!path.startsWith('vars.')) checked.add(path);
    ({ port } = around.place);
    around = around.parent;
  }
  return checked;
}

function askedAt({ spec, config, problems }: IndexedBlock, port: string | null): string[] {
  const predicates = problems.length > 0 ? [] : (spec?.predicates?.(config) ?? []);
  return predicates.flatMap(({ predicate, leads }) => {
    if (!leads) return [];
    if (leads.holding === port) return [...pathsWithValue(predicate)];
    return leads.otherwise === port ? [...pathsWithValueOtherwise(predicate)] : [];
  });
}
