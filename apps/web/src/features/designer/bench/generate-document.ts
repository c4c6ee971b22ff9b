import { definitions } from '@percurso/blocks/definitions';
import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { firstBranches, treeRules } from '../state/block-ports.ts';

const DEEPEST = 5;

/** A journey of exactly so many blocks: every kind in turns, forks inside forks, always the same. */
export function generateDocument(count: number): JourneyDocument {
  const kinds = Object.values(definitions).map((definition) => ({
    definition,
    forks: firstBranches(definition) !== undefined,
  }));
  const steps = kinds.filter(({ definition, forks }) => !forks && goesOn(definition));
  const forks = kinds.filter((one) => one.forks);
  let made = 0;
  const block = (from: typeof kinds): Block => {
    made += 1;
    const definition = from[made % from.length]?.definition;
    if (!definition) throw new Error('There is no kind of block to make a journey of.');
    const branches = firstBranches(definition);
    return {
      id: `b${made}`,
      kind: definition.kind,
      config: definition.defaults(),
      name: `Step ${made}`,
      ...(branches && { branches }),
    };
  };
  const sequence = (length: number, depth: number): Block[] => {
    const list: Block[] = [];
    for (let index = 0; index < length && made < count; index += 1) {
      const fork = index === 1 && depth < DEEPEST && made < count - 1;
      const next = block(fork ? forks : steps);
      for (const port of Object.keys(next.branches ?? {})) {
        Object.assign(next.branches ?? {}, { [port]: sequence(3, depth + 1) });
      }
      list.push(next);
    }
    return list;
  };
  const blocks: Block[] = [];
  while (made < count) blocks.push(...sequence(4, 1));
  return { schema: 1, name: 'Benchmark', entry: { trigger: '' }, settings: {}, blocks };
}

function goesOn({ kind, defaults }: AnyBlockDefinition): boolean {
  const block: Block = { id: 'b0', kind, config: defaults() };
  return !treeRules.endsFlow(block) && treeRules.leadsTo(block) === null;
}
