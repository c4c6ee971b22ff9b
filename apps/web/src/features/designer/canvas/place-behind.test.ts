import type { Block, JourneyDocument } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { treeRules } from '../state/block-ports.ts';
import { placeBehind } from './place-behind.ts';

const wait = (id: string): Block => ({ id, kind: 'wait', config: {} });
const exit = (id: string): Block => ({ id, kind: 'exit', config: {} });
const fork = (id: string, yes: Block[], no: Block[]): Block => ({
  id,
  kind: 'condition',
  config: {},
  branches: { yes, no },
});

describe('placeBehind', () => {
  const blocks = [wait('b1'), fork('b2', [exit('b3')], [wait('b4')])];
  const document: JourneyDocument = {
    schema: 1,
    name: 'Journey',
    entry: { trigger: 'failed' },
    settings: {},
    blocks,
  };
  const behind = (id: string, of = document) => placeBehind(of, id, treeRules);

  it('is the next gap, also behind branches that join', () => {
    expect(behind('b1')).toEqual({ parent: null, port: null, index: 1 });
    expect(behind('b2')).toEqual({ parent: null, port: null, index: 2 });
    expect(behind('b4')).toEqual({ parent: 'b2', port: 'no', index: 1 });
  });

  it('is before what nothing can follow', () => {
    expect(behind('b3')).toEqual({ parent: 'b2', port: 'yes', index: 0 });
    const ended = { ...document, blocks: [fork('b2', [exit('b3')], [exit('b4')])] };
    expect(behind('b2', ended)).toEqual({ parent: null, port: null, index: 0 });
    expect(behind('b9')).toBeNull();
  });
});
