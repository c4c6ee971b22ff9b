import type { CopiedBlocks } from '@percurso/journey/copied-blocks';
import { readCopiedBlocks } from '@percurso/journey/read-copied-blocks';
import { describe, expect, it } from 'vitest';
import { copiedText } from './copied-text.ts';

const copied: CopiedBlocks = {
  percurso: 'steps',
  schema: 1,
  journey: 'a',
  blocks: [
    {
      id: 'b1',
      kind: 'condition',
      config: {},
      name: '{ "percurso": 1 }\n{ more',
      branches: {
        yes: [{ id: 'b2', kind: 'sms', config: { text: '{{ contact.name }}' } }],
        no: [],
      },
    },
    { id: 'b3', kind: 'wait', config: {} },
  ],
};

describe('copiedText', () => {
  const text = copiedText(copied, {
    title: 'Two steps of “Welcome”',
    step: ({ name, kind }) => name ?? kind,
    port: (_block, port) => port,
  });

  it('is readable', () => {
    expect(text.split('\n').slice(0, 7)).toEqual([
      'Two steps of “Welcome”',
      '',
      '1. { "percurso": 1 } { more',
      '   yes:',
      '      1. sms',
      '   no:',
      '2. wait',
    ]);
  });

  it('reads back, alone and in the middle of other words', () => {
    expect(readCopiedBlocks(text)).toEqual({ copied, problem: null });
    const quoted = `Look at this:\r\n${text.replaceAll('\n', '\r\n')}\r\nGreetings`;
    expect(readCopiedBlocks(quoted)).toEqual({ copied, problem: null });
  });
});
