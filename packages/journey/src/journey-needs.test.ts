import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSpecs } from './block-spec.ts';
import type { JourneyDocument } from './document.ts';
import { journeyNeeds } from './journey-needs.ts';
import { parseDocument } from './parse-document.ts';
import { replaceTriggers } from './replace-triggers.ts';
import { documents, wildDocuments } from './testing/document-arbitrary.ts';
import { TEST_SPECS, TEST_TRIGGERS } from './testing/test-specs.ts';
import { usedTriggers } from './used-triggers.ts';

const [effect] = [TEST_SPECS.effect];
const definitions: BlockSpecs = {
  ...TEST_SPECS,
  ...(effect && {
    start: {
      ...effect,
      kind: 'start',
      config: TEST_SPECS.pause?.config ?? effect.config,
      fires: ({ trigger }) => [String(trigger)],
      usedPaths: () => [],
    },
  }),
};

const foreign: JourneyDocument = {
  schema: 1,
  name: 'From elsewhere',
  entry: {
    trigger: 'their-trigger',
    conditions: { attribute: 'trigger.Colour', operator: 'has-value' },
  },
  exit: [{ id: 'x1', trigger: 'case-changed' }],
  settings: {},
  blocks: [
    { id: 'b1', kind: 'start', config: { trigger: 'their-other' } },
    { id: 'b2', kind: 'fax', config: {} },
  ],
};

describe('journeyNeeds', () => {
  it('names triggers and kinds of steps that are not here', () => {
    const needs = journeyNeeds(foreign, { definitions, triggers: TEST_TRIGGERS });
    expect(needs).toEqual({
      triggers: ['their-trigger', 'their-other'],
      kinds: ['fax'],
      attributes: [],
    });
  });

  it('names the attributes that a trigger does not have, once it is mapped', () => {
    const mapped = replaceTriggers(foreign, {
      'their-trigger': 'device-failed',
      'their-other': 'old',
    });
    expect(usedTriggers(mapped, definitions)).toEqual(['device-failed', 'case-changed', 'old']);
    expect(journeyNeeds(mapped, { definitions, triggers: TEST_TRIGGERS })).toMatchObject({
      triggers: [],
      attributes: [{ blockId: null, values: { path: 'trigger.Colour' } }],
    });
  });
});

describe('replaceTriggers', () => {
  it('of nothing is the same document, and back again gives it back', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(replaceTriggers(document, {})).toEqual(document);
        const there = replaceTriggers(document, { 'device-failed': 'elsewhere' });
        expect(usedTriggers(there, TEST_SPECS)).not.toContain('device-failed');
        expect(replaceTriggers(there, { elsewhere: 'device-failed' })).toEqual(document);
      }),
    );
  });
});

describe('a document written to a file', () => {
  it('is the same when it is read again, whatever is wrong in it', () => {
    fc.assert(
      fc.property(fc.oneof(documents(), wildDocuments()), (document) => {
        const { document: known } = parseDocument(document);
        fc.pre(known !== null);
        const file = JSON.stringify(known, null, 2);
        // As JSON, which knows no -0.
        expect(JSON.stringify(parseDocument(JSON.parse(file)).document, null, 2)).toEqual(file);
      }),
    );
  });
});
