import { describe, expect, it } from 'vitest';
import { createViewStore } from '../state/view-store.ts';
import { outlineRows } from './outline-rows.ts';
import { alsoRow, isChosen, rangeOfRows, stepRow, walkChosen } from './row-choice.ts';
import { block, journeyOf } from './test-journey.ts';

const journey = journeyOf([
  block('b1'),
  block('b2', { yes: [block('b3')], no: [block('b4')] }),
  block('b5'),
]);
/** trigger b1 b2 b2/yes b3 b2/no b4 b5 */
const rows = outlineRows(
  journey,
  { drawnPorts: (one) => Object.keys(one.branches ?? {}) },
  new Set(),
);

function at(blockId: string, branch: string | null = null) {
  const store = createViewStore({ type: 'block', blockId }, false);
  store.getState().select({ type: 'block', blockId }, branch);
  return store;
}

function sorted(chosen: Iterable<string>): string[] {
  return [...chosen].sort();
}

describe('choosing rows of the outline', () => {
  it('the step up or down is behind the rows of branches, and none is beyond the ends', () => {
    expect(rows[stepRow(rows, 2, 1)]?.id).toBe('b3');
    expect(rows[stepRow(rows, 6, -1)]?.id).toBe('b3');
    expect(stepRow(rows, 1, -1)).toBe(-1);
    expect(stepRow(rows, 7, 1)).toBe(-1);
  });

  it('a range starts at a step, and from a branch leaves its fork out', () => {
    expect(sorted(rangeOfRows(journey, at('b1').getState(), 'b2').chosen)).toEqual([
      'b1',
      'b2',
      'b3',
      'b4',
    ]);
    const inBranch = at('b2', 'b2/no');
    inBranch.getState().choose(rangeOfRows(journey, inBranch.getState(), 'b4'));
    expect(sorted(inBranch.getState().chosen)).toEqual(['b4']);
    inBranch.getState().choose(rangeOfRows(journey, inBranch.getState(), 'b5'));
    expect(sorted(inBranch.getState().chosen)).toEqual(['b4', 'b5']);
  });

  it('a click adds to the current step, but not to the fork of a current branch', () => {
    expect(sorted(alsoRow(journey, at('b1').getState(), 'b5').chosen)).toEqual(['b1', 'b5']);
    expect(sorted(alsoRow(journey, at('b2', 'b2/yes').getState(), 'b5').chosen)).toEqual(['b5']);
  });

  it('arrow keys go on from step to step while steps are chosen one by one', () => {
    const view = at('b3');
    const walk = (active: number, to: number) => walkChosen(view.getState(), { rows, active, to });
    expect(walk(4, 5)).toBeNull();
    view.getState().choose(alsoRow(journey, view.getState(), 'b5'));
    view.getState().choose(alsoRow(journey, view.getState(), 'b3'));
    expect(walk(4, 5)).toMatchObject({ focus: 'b4', anchor: 'b4', gathering: true });
    expect(walk(4, 3)).toMatchObject({ focus: 'b2' });
    expect(walk(1, 0)).toBeNull();
    const [folded] = [rows.slice(0, 4)];
    expect(walkChosen(view.getState(), { rows: folded, active: 2, to: 3 })).toBe('stay');
  });

  it('the branches of a chosen fork are chosen, the trigger never', () => {
    const chosen = rangeOfRows(journey, at('b2').getState(), 'b2').chosen;
    expect(rows.filter((row) => isChosen(row, chosen)).map(({ id }) => id)).toEqual([
      'b2',
      'b2/yes',
      'b3',
      'b2/no',
      'b4',
    ]);
  });
});
