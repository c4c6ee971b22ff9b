import type { Block, JourneyDocument } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { actedOn, chooseAll, chooseAlso, chooseRange, chooseThese } from './choosing.ts';
import { createViewStore } from './view-store.ts';

const step = (id: string): Block => ({ id, kind: 'sms', config: {} });
const document: JourneyDocument = {
  schema: 1,
  name: 'Journey',
  entry: { trigger: 't' },
  settings: {},
  blocks: [
    step('b1'),
    { ...step('b2'), branches: { yes: [step('b3'), step('b4')], no: [step('b5')] } },
    step('b6'),
  ],
};

function at(blockId: string) {
  return createViewStore({ type: 'block', blockId }, false);
}

function sorted(chosen: Iterable<string>): string[] {
  return [...chosen].sort();
}

describe('choosing blocks', () => {
  it('a range goes from where it began, back as well, and forks bring their branches', () => {
    const view = at('b1');
    view.getState().choose(chooseRange(document, view.getState(), 'b2'));
    expect(sorted(view.getState().chosen)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
    view.getState().choose(chooseRange(document, view.getState(), 'b1'));
    expect(sorted(view.getState().chosen)).toEqual(['b1']);
    const back = at('b6');
    back.getState().choose(chooseRange(document, back.getState(), 'b4'));
    expect(sorted(back.getState().chosen)).toEqual(['b4', 'b5', 'b6']);
  });

  it('one more is added to what is selected, and taken away again', () => {
    const view = at('b1');
    const toggle = (blockId: string) =>
      view.getState().choose(chooseAlso(document, view.getState(), { blockId, withFocus: true }));
    toggle('b6');
    expect(sorted(view.getState().chosen)).toEqual(['b1', 'b6']);
    toggle('b1');
    expect(sorted(view.getState().chosen)).toEqual(['b6']);
    expect(actedOn(document, view.getState())).toEqual(['b6']);
  });

  it('with the keyboard only what Space was pressed on is chosen', () => {
    const view = at('b6');
    const choice = chooseAlso(document, view.getState(), { blockId: 'b6', withFocus: false });
    expect(sorted(choice.chosen)).toEqual(['b6']);
  });

  it('a fork is let go with any step inside it', () => {
    const view = at('b2');
    view.getState().choose(chooseRange(document, view.getState(), 'b2'));
    const choice = chooseAlso(document, view.getState(), { blockId: 'b3', withFocus: true });
    expect(sorted(choice.chosen)).toEqual(['b4', 'b5']);
  });

  it('actions are for the roots of what is chosen, else for the selected one', () => {
    const view = at('b5');
    expect(actedOn(document, view.getState())).toEqual(['b5']);
    const all = chooseAll(document, view.getState());
    if (all) view.getState().choose(all);
    expect(actedOn(document, view.getState())).toEqual(['b1', 'b2', 'b6']);
    view.getState().select({ type: 'entry' });
    expect(actedOn(document, view.getState())).toEqual([]);
    expect(chooseThese(document, [])).toBeNull();
  });
});
