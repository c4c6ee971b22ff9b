import type { Browser } from 'playwright-core';
import { median } from '../bench/median.ts';
import { measureLayout } from './measure-layout.ts';
import type { Sample } from './measure-sample.ts';
import { measureSample } from './measure-sample.ts';

/** One size, each figure the median of the rounds. */
export interface CanvasSize {
  openMs: number;
  panP95Ms: number;
  /** What inserting takes beyond the same insertion into the bare canvas, up to the second frame. */
  insertMs: number;
  dom: number;
  heapMb: number;
  /** Of the layout alone; a run before it was measured has none. */
  layoutMs?: number;
  bare: { openMs: number; panP95Ms: number };
}

interface MeasureOptions {
  browser: Browser;
  address: string;
  blocks: number;
  rounds: number;
}

/** Both canvases at one size, in turns, so that what else the machine does touches both. */
export async function measureCanvas({ rounds, ...options }: MeasureOptions): Promise<CanvasSize> {
  const ours: Sample[] = [];
  const bare: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await measureSample({ ...options, side: 'designer' }));
    bare.push(await measureSample({ ...options, side: 'bare' }));
  }
  const of = (samples: Sample[], figure: keyof Sample): number =>
    median(samples.map((sample) => sample[figure]));
  return {
    openMs: of(ours, 'openMs'),
    panP95Ms: of(ours, 'panP95Ms'),
    insertMs: of(ours, 'insertMs') - of(bare, 'insertMs'),
    dom: of(ours, 'dom'),
    heapMb: of(ours, 'heapMb'),
    layoutMs: await measureLayout(options.browser, options),
    bare: { openMs: of(bare, 'openMs'), panP95Ms: of(bare, 'panP95Ms') },
  };
}
