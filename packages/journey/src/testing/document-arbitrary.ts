// biome-ignore lint/correctness/noUndeclaredDependencies: for tests only, installed at the root
import fc from 'fast-check';
import type { Block, BlockConfig, JourneyDocument } from '../document.ts';
import type { ExitRule } from '../entry.ts';

const PORTS: Readonly<Record<string, string[]>> = {
  decide: ['yes', 'no'],
  effect: ['error'],
  again: ['body', 'after-each', 'after-all'],
};
const LOOP = ['body', 'after-each'];

const config: fc.Arbitrary<BlockConfig> = fc.oneof(
  fc.constant({}),
  fc.record({ reads: fc.constantFrom('contact.email', 'trigger.ErrorCode', 'steps.b1.text') }),
);

/**
 * A journey as the editor makes them: known kinds, unique ids, at most `maxDepth` branches deep, and
 * jumps only to where they may lead.
 */
export function documents(maxDepth = 3): fc.Arbitrary<JourneyDocument> {
  return sequences(maxDepth).map((blocks) => numbered(blocks));
}

/** Anything the document's schema takes: unknown kinds, taken ids, wrong configs, too deep. */
export function wildDocuments(): fc.Arbitrary<JourneyDocument> {
  return fc.record({
    schema: fc.constant(1 as const),
    name: fc.constant('Wild'),
    entry: fc.record(
      {
        trigger: fc.constantFrom('device-failed', 'case-changed', 'unfinished', 'old', '', 'x'),
        key: fc.constantFrom('DeviceID', 'nothing'),
      },
      { requiredKeys: ['trigger'] },
    ),
    exit: fc.array(rules('x'), { maxLength: 2 }),
    goals: fc.array(
      rules('g').map((rule) => ({ ...rule, name: 'Goal' })),
      { maxLength: 2 },
    ),
    settings: fc.oneof(fc.constant({}), fc.record({ timeZone: fc.string({ maxLength: 20 }) })),
    blocks: fc.array(wildBlocks(11), { maxLength: 4 }),
  });
}

/** On triggers of every state, with conditions that hold, and some that mean nothing. */
function rules(letter: string): fc.Arbitrary<ExitRule> {
  const attribute = fc.constantFrom(
    'event.record.status',
    'event.ErrorCode',
    'trigger.ErrorCode',
    'steps.b1.text',
    'steps.b9.text',
  );
  const conditions = attribute.map((path) => ({
    attribute: path,
    operator: 'has-value' as const,
  }));
  return fc.record(
    {
      id: fc.constantFrom(`${letter}1`, `${letter}2`),
      trigger: fc.constantFrom('device-failed', 'case-changed', 'unfinished', 'old', '', 'x'),
      conditions,
      correlate: fc.constantFrom('key' as const, 'contact' as const),
      keyAttribute: fc.constantFrom('DeviceID', 'nothing'),
    },
    { requiredKeys: ['id', 'trigger'] },
  );
}

function sequences(depth: number): fc.Arbitrary<Block[]> {
  const kind =
    depth > 0
      ? fc.constantFrom('effect', 'pause', 'decide', 'effect', 'leave', 'again', 'hop')
      : fc.constantFrom('effect', 'pause', 'leave', 'hop');
  return fc.array(
    kind.chain((chosen) => blockOf(chosen, depth)),
    { maxLength: 4 },
  );
}

function blockOf(kind: string, depth: number): fc.Arbitrary<Block> {
  const ports = depth > 0 ? (PORTS[kind] ?? []) : [];
  const branches: fc.Arbitrary<Record<string, Block[]>> = fc
    .tuple(fc.boolean(), ...ports.map(() => sequences(depth - 1)))
    .map(([drawn, ...drawings]) =>
      drawn || kind === 'decide'
        ? Object.fromEntries(ports.map((port, index) => [port, drawings[index] ?? []]))
        : {},
    );
  return fc.record({ config, branches, extra: extras, pick: fc.nat(99) }).map((parts): Block => {
    const drawn = Object.keys(parts.branches).length > 0;
    return {
      id: 'b0',
      kind,
      config: kind === 'effect' ? parts.config : kind === 'hop' ? { pick: parts.pick } : {},
      ...parts.extra,
      ...(drawn ? { branches: parts.branches } : {}),
    };
  });
}

const extras: fc.Arbitrary<Pick<Block, 'name' | 'note' | 'disabled'>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.record({ name: fc.constantFrom('First', 'Second') }),
  fc.record({ note: fc.constant('Look here') }),
  fc.record({ disabled: fc.constant(true) }),
);

function wildBlocks(depth: number): fc.Arbitrary<Block> {
  const sequence: fc.Arbitrary<Block[]> =
    depth > 0
      ? fc.array(fc.constant(depth - 1).chain(wildBlocks), { maxLength: 2 })
      : fc.constant([]);
  return fc.record(
    {
      id: fc.constantFrom('b1', 'b2', 'b3', 'x'),
      kind: fc.constantFrom('decide', 'effect', 'pause', 'leave', 'unknown', 'constructor'),
      config: fc.oneof(
        config,
        fc.dictionary(
          fc.string({ maxLength: 5 }),
          fc.jsonValue({ maxDepth: 2 }),
        ) as fc.Arbitrary<BlockConfig>,
      ),
      disabled: fc.boolean(),
      branches: fc.dictionary(fc.constantFrom('yes', 'no', 'error', 'next', 'x'), sequence, {
        maxKeys: 2,
      }),
    },
    { requiredKeys: ['id', 'kind', 'config'] },
  );
}

function numbered(blocks: Block[]): JourneyDocument {
  let number = 0;
  const renumber = (block: Block): Block => {
    number += 1;
    const id = `b${number}`;
    if (!block.branches) return { ...block, id };
    const branches = Object.entries(block.branches).map(([port, sequence]): [string, Block[]] => [
      port,
      sequence.map(renumber),
    ]);
    return { ...block, id, branches: Object.fromEntries(branches) };
  };
  const entry = { trigger: 'device-failed' };
  const sequence = aim(blocks.map(renumber), []);
  return { schema: 1, name: 'Journey', entry, settings: {}, blocks: sequence };
}

/** Gives each jump one of the later blocks it may lead to; one that has none is a plain block. */
function aim(sequence: Block[], around: string[]): Block[] {
  return sequence.map((block, index) => {
    const later = [...sequence.slice(index + 1).map(({ id }) => id), ...around];
    if (block.kind === 'hop') {
      const target = later[Number(block.config.pick) % later.length];
      return target === undefined
        ? { ...block, kind: 'pause', config: {} }
        : { ...block, config: { target } };
    }
    if (!block.branches) return block;
    const branches = Object.entries(block.branches).map(([port, inside]): [string, Block[]] => {
      const looped = block.kind === 'again' && LOOP.includes(port);
      return [port, aim(inside, looped ? [] : later)];
    });
    return { ...block, branches: Object.fromEntries(branches) };
  });
}
