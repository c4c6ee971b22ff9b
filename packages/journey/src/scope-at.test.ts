import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from './document.ts';
import { scopeAt } from './scope-at.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';

const DOCUMENT: JourneyDocument = {
  schema: 1,
  name: 'Journey',
  entry: { trigger: 'device-failed' },
  settings: {},
  blocks: [
    { id: 'b1', kind: 'effect', config: {} },
    {
      id: 'b2',
      kind: 'decide',
      config: {},
      branches: {
        yes: [{ id: 'b3', kind: 'effect', config: {} }],
        no: [
          { id: 'b4', kind: 'effect', config: {} },
          { id: 'b5', kind: 'pause', config: {} },
        ],
      },
    },
    { id: 'b6', kind: 'effect', config: {} },
    { id: 'b7', kind: 'effect', config: {}, disabled: true },
    { id: 'b8', kind: 'pause', config: {} },
  ],
};

describe('scopeAt', () => {
  it('offers trigger and contact at the entry', () => {
    const scope = at(null);
    expect(scope).toContainEqual({ path: 'trigger.ErrorCode', type: 'number' });
    expect(scope).toContainEqual({ path: 'contact.createdAt', type: 'date-time', required: true });
    expect(steps(null)).toEqual([]);
    expect(at('b99')).toEqual(scope);
  });

  it('offers the results of the blocks before, not of those beside or behind', () => {
    expect(steps('b1')).toEqual([]);
    expect(steps('b5')).toEqual(['steps.b1.text', 'steps.b4.text']);
    expect(steps('b6')).toEqual(['steps.b1.text', 'steps.b3.text?', 'steps.b4.text?']);
    expect(steps('b8')).toEqual([
      'steps.b1.text',
      'steps.b3.text?',
      'steps.b4.text?',
      'steps.b6.text',
    ]);
  });

  it('offers a record as it is, as it was, and the case behind it', () => {
    const document = { ...DOCUMENT, entry: { trigger: 'case-changed' } };
    const paths = scopeAt({ ...REGISTRIES, document, blockId: null }).map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('contact.'))).toEqual([
      'trigger.record.status',
      'trigger.record.number',
      'trigger.before.status',
      'trigger.before.number',
      'trigger.changed',
      'case.status',
      'case.number',
    ]);
  });

  it('offers the contact alone where the trigger is unknown', () => {
    const document = { ...DOCUMENT, entry: { trigger: 'x' } };
    const scope = scopeAt({ ...REGISTRIES, document, blockId: null });
    expect(scope.map(({ path }) => path.split('.')[0])).toEqual(Array(8).fill('contact'));
  });
});

const REGISTRIES = { definitions: TEST_SPECS, triggers: TEST_TRIGGERS };

function at(blockId: string | null) {
  return scopeAt({ ...REGISTRIES, document: DOCUMENT, blockId });
}

function steps(blockId: string | null): string[] {
  return at(blockId)
    .filter(({ path }) => path.endsWith('.text') && path.startsWith('steps.'))
    .map(({ path, otherBranch }) => (otherBranch ? `${path}?` : path));
}
