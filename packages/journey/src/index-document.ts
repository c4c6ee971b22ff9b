import type { Attribute } from './attribute.ts';
import type { BlockSpec, BlockSpecs, Port } from './block-spec.ts';
import type { Block, BlockConfig, JourneyDocument } from './document.ts';
import type { Jump } from './jumps.ts';
import { findJumps } from './jumps.ts';
import { NESTS_TOO_DEEP, nestsTooDeep } from './nests-too-deep.ts';
import type { Place } from './place.ts';
import type { ProblemDraft } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import type { TriggerInfo } from './trigger-info.ts';
import { walkBlocks } from './walk-blocks.ts';

/** A block with its place, its spec and its parsed config. */
export interface IndexedBlock {
  block: Block;
  place: Place;
  /** Its number in the order of the document. */
  order: number;
  /** How many blocks it stands inside of. */
  depth: number;
  parent: IndexedBlock | null;
  /** It, or a block around it, is disabled: people pass it. */
  passed: boolean;
  /** Null where the kind is unknown. */
  spec: BlockSpec | null;
  /** As parsed; the kind's defaults where it does not parse, so that ports and results are known. */
  config: BlockConfig;
  problems: ProblemDraft[];
  ports: Port[];
  results: Attribute[];
  variables: Attribute[];
}

export interface DocumentIndex {
  /** In the order of the document. */
  blocks: IndexedBlock[];
  /** The first block of each id. */
  byId: Map<string, IndexedBlock>;
  /** Name of a variable → the blocks that set it and are not passed. */
  settersOf: Map<string, IndexedBlock[]>;
  /** Where blocks that are not passed send people. */
  jumps: Jump[];
}

/** Reads every block of a document once, in time linear in its size. */
export function indexDocument(
  document: JourneyDocument,
  specs: BlockSpecs,
  triggers: readonly TriggerInfo[],
): DocumentIndex {
  const blocks: IndexedBlock[] = [];
  const byId = new Map<string, IndexedBlock>();
  const settersOf = new Map<string, IndexedBlock[]>();
  const around: IndexedBlock[] = [];
  for (const { block, place, depth } of walkBlocks(document)) {
    const parent = depth === 0 ? null : (around[depth - 1] ?? null);
    const order = blocks.length;
    const indexed = { block, place, order, depth, parent, ...read(block, specs, triggers) };
    const passed = block.disabled === true || parent?.passed === true;
    const entry: IndexedBlock = { ...indexed, passed };
    around[depth] = entry;
    blocks.push(entry);
    if (!byId.has(block.id)) byId.set(block.id, entry);
    if (passed) continue;
    for (const { name } of entry.variables) {
      const setters = settersOf.get(name) ?? [];
      settersOf.set(name, [...setters, entry]);
    }
  }
  return { blocks, byId, settersOf, jumps: findJumps({ blocks, byId }) };
}

type Read = Pick<IndexedBlock, 'spec' | 'config' | 'problems' | 'ports' | 'results' | 'variables'>;

function read(block: Block, specs: BlockSpecs, triggers: readonly TriggerInfo[]): Read {
  const spec = Object.hasOwn(specs, block.kind) ? (specs[block.kind] ?? null) : null;
  if (!spec) {
    const problem: ProblemDraft = {
      severity: 'error',
      field: 'kind',
      key: 'unknown-kind',
      values: { kind: block.kind },
    };
    const nothing = { ports: [], results: [], variables: [] };
    return { spec, config: block.config, problems: [problem], ...nothing };
  }
  const { config, problems } = parseConfig(block, spec);
  return {
    spec,
    config,
    problems,
    ports: spec.ports(config),
    results: spec.results?.(config, triggers) ?? [],
    variables: spec.variables?.(config) ?? [],
  };
}

interface ParsedConfig {
  config: BlockConfig;
  problems: ProblemDraft[];
}

/** Configs are never changed in place, and most of a document is as it was when it is read again. */
const known = new WeakMap<BlockConfig, ParsedConfig & { spec: BlockSpec }>();

function parseConfig({ config }: Block, spec: BlockSpec): ParsedConfig {
  const before = known.get(config);
  if (before?.spec === spec) return before;
  const parsed = { spec, ...parsedAnew(config, spec) };
  known.set(config, parsed);
  return parsed;
}

function parsedAnew(config: BlockConfig, spec: BlockSpec): ParsedConfig {
  if (nestsTooDeep(config)) return { config: spec.defaults(), problems: [NESTS_TOO_DEEP] };
  const parsed = spec.config.safeParse(config);
  if (parsed.success) return { config: parsed.data, problems: [] };
  return { config: spec.defaults(), problems: schemaProblems(parsed.error, config) };
}
