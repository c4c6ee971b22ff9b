import { expect, test } from 'vitest';
import type { CanvasSize } from './measure-canvas.ts';
import { linesOfCanvas, tellMissed } from './table.ts';

const machine = { cpu: '', cores: 2, memoryGb: 1, node: '', startedAt: '', loadBefore: 0 };
const good: CanvasSize = {
  openMs: 100,
  panP95Ms: 16.8,
  insertMs: 10,
  dom: 500,
  heapMb: 20,
  layoutMs: 2,
  bare: { openMs: 200, panP95Ms: 16.8 },
};

function missedBy(size: Partial<CanvasSize>, typed = ['b1']): string | null {
  const sizes = { 2000: { ...good, ...size } };
  const typing = { block: 'b1', name: [], note: typed };
  return tellMissed(linesOfCanvas({ machine, sizes, typing }, null));
}

test('a run of bench:canvas in which everything holds has nothing to tell', () => {
  expect(missedBy({})).toBeNull();
});

test.each<[string, Partial<CanvasSize>]>([
  ['opening, ms: 201; bare 200, not ≤ bare', { openMs: 201 }],
  ['panning, p95 of frames, ms: 33.4; bare 16.8, not ≤ bare', { panP95Ms: 33.4 }],
  ['inserting beyond bare, ms: 34, not ≤ 2 frames', { insertMs: 34 }],
  ['elements; MB of heap: 15001; 20, not ≤ 15,000; ≤ 250', { dom: 15_001 }],
  ['layout alone, ms: 5.1, not ≤ 5', { layoutMs: 5.1 }],
])('a bar that is missed is told: %s', (told, size) => {
  expect(missedBy(size)).toBe(`1 of what is aimed at missed: 2000 blocks, ${told}.`);
});

test('a card that typing elsewhere draws again is told', () => {
  expect(missedBy({}, ['b1', 'b2'])).toContain('cards rendered by typing in the pane: b1, b2');
});
