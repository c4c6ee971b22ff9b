import { definitions } from '@percurso/blocks/definitions';
import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { Port } from '@percurso/journey/block-spec';
import type { Block } from '@percurso/journey/document';
import type { TreeRules } from '../canvas/measure-tree.ts';

/** The definition of a block's kind; undefined for a kind this version does not know. */
export function definitionOf(kind: string): AnyBlockDefinition | undefined {
  return Object.hasOwn(definitions, kind) ? definitions[kind] : undefined;
}

/** A block's config as its definition may be asked about it: parsed, or the defaults. */
export function safeConfig(
  block: Pick<Block, 'config'>,
  definition: AnyBlockDefinition,
): Block['config'] {
  const before = configs.get(block.config);
  if (before?.definition === definition) return before.config;
  const parsed = definition.config.safeParse(block.config);
  const config = parsed.success ? parsed.data : { ...definition.defaults(), ...block.config };
  configs.set(block.config, { definition, config });
  return config;
}

/** Configs are never changed in place, and their cards ask again at every edit. */
const configs = new WeakMap<
  Block['config'],
  { definition: AnyBlockDefinition; config: Block['config'] }
>();

export function portsOf(block: Pick<Block, 'kind' | 'config'>): Port[] {
  const definition = definitionOf(block.kind);
  if (!definition) return [];
  try {
    return definition.ports(safeConfig(block, definition));
  } catch {
    return definition.ports(definition.defaults());
  }
}

/** Keys of the triggers that a block waits for. */
export function listensTo(block: Pick<Block, 'kind' | 'config'>): string[] {
  const definition = definitionOf(block.kind);
  const parsed = definition?.config.safeParse(block.config);
  return parsed?.success ? (definition?.listens?.(parsed.data) ?? []) : [];
}

/** How the canvas draws blocks of any kind, from what their definitions say. */
export const treeRules: TreeRules = {
  drawnPorts: remembered((block) => {
    const drawn = Object.keys(block.branches ?? {});
    if (drawn.length === 0) return drawn;
    const known = portsOf(block)
      .map((port) => port.id)
      .filter((port) => drawn.includes(port));
    const left = drawn.filter((port) => !known.includes(port) && block.branches?.[port]?.length);
    return [...known, ...left];
  }),
  leadsTo: remembered((block) => {
    const definition = definitionOf(block.kind);
    return definition?.jump?.(safeConfig(block, definition)) ?? null;
  }),
  loopedPorts: (block) => definitionOf(block.kind)?.loop ?? [],
  endsFlow: (block) => !block.disabled && definitionOf(block.kind)?.op === 'end',
  joinsUndrawn: remembered((block) => {
    const looped = definitionOf(block.kind)?.loop ?? [];
    return portsOf(block).some(
      ({ id }) => !looped.includes(id) && !Object.hasOwn(block.branches ?? {}, id),
    );
  }),
};

/** Every block is asked at each edit, but only those the edit replaced can answer otherwise. */
function remembered<Answer>(ask: (block: Block) => Answer): (block: Block) => Answer {
  const answers = new WeakMap<Block, { answer: Answer }>();
  return (block) => {
    const known = answers.get(block);
    if (known) return known.answer;
    const answer = ask(block);
    answers.set(block, { answer });
    return answer;
  };
}

/** The branches a new block of a kind starts with: one for each way out it must draw. */
export function firstBranches(definition: AnyBlockDefinition): Record<string, Block[]> | undefined {
  const needed = neededPorts(definition.ports(definition.defaults()));
  return needed.length === 0 ? undefined : Object.fromEntries(needed.map((port) => [port, []]));
}

/** The ports that are always drawn; a single way on needs no branch unless it says so. */
export function neededPorts(ports: readonly Port[]): string[] {
  const forks = ports.filter((port) => !port.optional).length > 1;
  return ports.filter((port) => port.drawn || (forks && !port.optional)).map((port) => port.id);
}
