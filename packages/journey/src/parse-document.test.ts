import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';
import { documents } from './testing/document-arbitrary.ts';

const VALID = {
  schema: 1,
  name: 'Device error',
  entry: { trigger: 'device-failed' },
  blocks: [{ id: 'b1', kind: 'effect', config: {}, branches: { error: [] } }],
};

describe('parseDocument', () => {
  it('reads a document, with settings where none are written', () => {
    expect(parseDocument(VALID)).toEqual({ document: { ...VALID, settings: {} }, problems: [] });
  });

  it.each([
    [null, '', 'required'],
    ['text', '', 'invalid'],
    [{ ...VALID, schema: 2 }, 'schema', 'invalid'],
    [{ ...VALID, name: ' ' }, 'name', 'required'],
    [{ ...VALID, more: 1 }, 'more', 'unknown-field'],
    [{ ...VALID, entry: {} }, 'entry.trigger', 'required'],
    [{ ...VALID, blocks: [{ id: 'B 1', kind: 'effect', config: {} }] }, 'blocks.0.id', 'invalid'],
    [
      {
        ...VALID,
        blocks: [{ ...VALID.blocks[0], branches: { error: [{ id: 'b2', config: {} }] } }],
      },
      'blocks.0.branches.error.0.kind',
      'required',
    ],
  ])('says what is wrong where: %j', (value, field, key) => {
    const { document, problems } = parseDocument(value);
    expect(document).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', blockId: null, field, key });
  });

  it('refuses what nests without end instead of overflowing', () => {
    let blocks: unknown[] = [];
    for (let level = 0; level < 50_000; level += 1) {
      blocks = [{ id: 'b1', kind: 'effect', config: {}, branches: { error: blocks } }];
    }
    const { problems } = parseDocument({ ...VALID, blocks });
    expect(problems).toMatchObject([
      { severity: 'error', blockId: null, field: '', key: 'invalid' },
    ]);
  });

  it('takes what it wrote, and never throws', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual({
          document,
          problems: [],
        });
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { document, problems } = parseDocument(value);
        expect(document === null).toBe(problems.length > 0);
      }),
    );
  });
});
