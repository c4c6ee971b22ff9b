import type { Line } from '../bench/format-lines.ts';
import { round } from '../bench/results.ts';
import type { CanvasSize } from './measure-canvas.ts';
import type { CanvasResults } from './results.ts';

/** Frames come at 60 a second, so two equal canvases differ by parts of a millisecond. */
const CLOCK_MS = 0.5;
const FRAME_MS = 1000 / 60;

/** What was measured and aimed at, beside what the run before had where there was one. */
export function linesOfCanvas(results: CanvasResults, earlier: CanvasResults | null): Line[] {
  const lines = Object.entries(results.sizes).flatMap(([blocks, size]) =>
    linesOf(blocks, size, earlier?.sizes[blocks]),
  );
  const { block, name, note } = results.typing;
  const cards = (nodes: string[]) => nodes.filter((node) => !node.includes(':'));
  const rendered = [...new Set([...cards(name), ...cards(note)])];
  return [
    ...lines,
    {
      what: 'cards rendered by typing in the pane',
      measured: rendered.join(', '),
      asked: `only ${block}`,
      holds: rendered.every((one) => one === block),
    },
  ];
}

/** A line that says which of what was aimed at does not hold; null where all of it does. */
export function tellMissed(lines: readonly Line[]): string | null {
  const missed = lines.filter(({ holds }) => holds === false);
  if (missed.length === 0) return null;
  const each = missed.map(({ what, measured, asked }) => `${what}: ${measured}, not ${asked}`);
  return `${missed.length} of what is aimed at missed: ${each.join(' · ')}.`;
}

function linesOf(blocks: string, size: CanvasSize, earlier: CanvasSize | undefined): Line[] {
  const { openMs, panP95Ms, insertMs, dom, heapMb, layoutMs, bare } = size;
  const was = (figure: 'openMs' | 'panP95Ms' | 'insertMs') =>
    earlier ? `; before ${round(earlier[figure])}` : '';
  const versus = (what: string, figure: 'openMs' | 'panP95Ms'): Line => ({
    what: `${blocks} blocks, ${what}, ms`,
    measured: `${round(size[figure])}; bare ${round(bare[figure])}${was(figure)}`,
    asked: '≤ bare',
    holds: { openMs, panP95Ms }[figure] <= bare[figure] + CLOCK_MS,
  });
  return [
    versus('opening', 'openMs'),
    versus('panning, p95 of frames', 'panP95Ms'),
    {
      what: `${blocks} blocks, inserting beyond bare, ms`,
      measured: `${round(insertMs)}${was('insertMs')}`,
      asked: '≤ 2 frames',
      holds: insertMs <= 2 * FRAME_MS,
    },
    {
      what: `${blocks} blocks, elements; MB of heap`,
      measured: `${dom}; ${round(heapMb)}`,
      ...(blocks === '2000' && {
        asked: '≤ 15,000; ≤ 250',
        holds: dom <= 15_000 && heapMb <= 250,
      }),
    },
    ...(layoutMs === undefined
      ? []
      : [
          {
            what: `${blocks} blocks, layout alone, ms`,
            measured: `${round(layoutMs)}`,
            ...(blocks === '2000' && { asked: '≤ 5', holds: layoutMs <= 5 }),
          },
        ]),
  ];
}
