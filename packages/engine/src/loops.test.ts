import type { RunRegistry } from '@percurso/blocks/kit/run';
import { compile } from '@percurso/journey/compile';
import { documents } from '@percurso/journey/testing/document-arbitrary';
import { TEST_SPECS, TEST_TRIGGERS } from '@percurso/journey/testing/test-specs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Traveller } from './traveller.ts';
import { changed } from './traveller.ts';
import type { Passage, Walk } from './walk.ts';
import { walk, walkOn } from './walk.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const traveller: Traveller = {
  enrolmentId: 'e1',
  contactId: 'c1',
  key: null,
  entryEventId: 'entry',
  facts: { trigger: {}, contact: {}, case: null, steps: {}, vars: {}, journey: {} },
  visits: {},
  loops: {},
};

/** Passes a loop makes after its first, by its id. */
function morePasses(blockId: string): number {
  return Number(blockId.slice(1)) % 3;
}

/** The test kinds of the journey, with every decision at a loop written down. */
function recordingRuns(decided: { blockId: string; passes: number; since: Date }[]): RunRegistry {
  return {
    effect: { type: 'effect', run: async () => new Map() },
    leave: { type: 'end', end: () => ({ exit: 'exit' }) },
    pause: { type: 'sleep', until: () => ({ at: now, fixed: true }) },
    hop: { type: 'pure', decide: () => ({ port: 'next' }) },
    remember: { type: 'pure', decide: () => ({ port: 'next', vars: { x: 1 } }) },
    decide: {
      type: 'pure',
      decide: (_config, _facts, { blockId, visit }) => ({
        port: (Number(blockId.slice(1)) + visit) % 2 === 0 ? 'yes' : 'no',
      }),
    },
    again: {
      type: 'sleep',
      until: (_config, _facts, { blockId, passes, since }) => {
        decided.push({ blockId, passes, since });
        return { port: passes <= morePasses(blockId) ? 'body' : 'after-all' };
      },
    },
  };
}

describe('loops', () => {
  it('come to an end, count each visit, and start anew when they are come to again', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const of = { document, definitions: TEST_SPECS, triggers: TEST_TRIGGERS };
        const { plan } = compile(of);
        fc.pre(plan !== null);
        const decided: { blockId: string; passes: number; since: Date }[] = [];
        const context = { plan, runs: recordingRuns(decided), now, since: now };
        const { passages, entered, end, state } = goThrough(() => decided, context);
        expect(end).not.toMatchObject({ reason: 'error' });
        expect(passages.map(({ blockId }) => blockId)).toEqual(entered);
        for (const { blockId, repeated } of plan.steps) {
          const visits = passages.filter((one) => one.blockId === blockId).map((one) => one.visit);
          expect(visits).toEqual(visits.map((_, index) => index + 1));
          if (!repeated) expect(visits.length).toBeLessThanOrEqual(1);
          expect(state.visits[blockId] ?? 0).toBe(repeated ? visits.length : 0);
        }
        for (const { blockId } of plan.steps.filter(({ loop }) => loop)) {
          const passes = decided.filter((one) => one.blockId === blockId).map((one) => one.passes);
          const last = morePasses(blockId) + 1;
          expect(passes).toEqual(passes.map((_, index) => index % (last + 1)));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Every effect is done at once, until the journey is over. */
function goThrough(
  decided: () => unknown[],
  context: Parameters<typeof walk>[0],
): { passages: Passage[]; entered: string[]; end: Walk['to']; state: Traveller } {
  const passages: Passage[] = [];
  const entered: string[] = [];
  let state = traveller;
  let part = walk(context, state, { start: context.plan.start });
  for (;;) {
    passages.push(...part.passages);
    entered.push(...part.entered);
    state = changed(state, part.change);
    if (decided().length > 50_000) throw new Error('A loop goes on for ever.');
    if (!('op' in part.to)) return { passages, entered, end: part.to, state };
    part = walkOn(context, state, { step: part.to.step, out: { port: 'next' } });
  }
}
