import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, JourneyDocument } from './document.ts';
import { matchBranches } from './match-branches.ts';

const PORTS = ['a', 'b', 'c', 'd'];
const inside: Block = { id: 'b2', kind: 'pause', config: {} };

function match(branches: Block['branches'], ports: string[], needed: string[]) {
  const block: Block = { id: 'b1', kind: 'fork', config: {}, ...(branches ? { branches } : {}) };
  const document: JourneyDocument = {
    schema: 1,
    name: 'Journey',
    entry: { trigger: 't' },
    settings: {},
    blocks: [block],
  };
  const withPorts = ports.map((id) => ({ id }));
  const next = matchBranches({ document, blockId: 'b1', ports: withPorts, needed });
  return { document, next, branches: next.blocks[0]?.branches };
}

describe('matchBranches', () => {
  it('draws what is needed and takes away what is empty and gone', () => {
    expect(match({ a: [], b: [inside] }, ['c'], ['c']).branches).toEqual({ b: [inside], c: [] });
    expect(match({ a: [] }, ['x'], []).branches).toBeUndefined();
    const { document, next } = match({ a: [], b: [] }, ['a', 'b'], ['a']);
    expect(next).toBe(document);
  });

  it('loses no step, and is done after once', () => {
    const some = fc.subarray(PORTS);
    fc.assert(
      fc.property(fc.tuple(some, some, some), fc.boolean(), ([drawn, ports, full], all) => {
        const before = Object.fromEntries(
          drawn.map((port): [string, Block[]] => [port, full.includes(port) ? [inside] : []]),
        );
        const needed = all ? ports : [];
        const { branches = {} } = match(before, ports, needed);
        for (const port of drawn) {
          if (full.includes(port)) expect(branches[port]).toEqual([inside]);
        }
        for (const port of needed) expect(branches).toHaveProperty(port);
        const again = match(branches, ports, needed);
        expect(again.next).toBe(again.document);
      }),
    );
  });
});
