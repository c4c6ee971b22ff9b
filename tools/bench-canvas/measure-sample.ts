import type { Browser } from 'playwright-core';
import type { Side } from '../../apps/web/src/features/designer/bench/canvas-bench.ts';
import { percentile } from '../bench/median.ts';
import { openBenchPage } from './open-bench-page.ts';

/** What one fresh page showed. */
export interface Sample {
  openMs: number;
  /** Elements in the page once open. */
  dom: number;
  /** MB (10^6 bytes) of JavaScript once open, garbage aside. */
  heapMb: number;
  panP95Ms: number;
  insertMs: number;
}

interface SampleOptions {
  browser: Browser;
  address: string;
  side: Side;
  blocks: number;
}

/** Opens one canvas in a page of its own, counts what is in it, drags it and inserts a block. */
export async function measureSample({
  browser,
  address,
  side,
  blocks,
}: SampleOptions): Promise<Sample> {
  const page = await openBenchPage(browser, address);
  const measured = await page.evaluate(
    async ([which, count]) => {
      const bench = window.canvasBench;
      if (!bench) throw new Error('The page offers no window.canvasBench.');
      const memory = performance as unknown as { memory: { usedJSHeapSize: number } };
      // What was started by the step before must not be measured in the next.
      const calm = () =>
        new Promise<void>((resolve) => {
          setTimeout(() => requestIdleCallback(() => resolve()), 300);
        });
      await calm();
      const openMs = await bench.open(which, count);
      await calm();
      if (!document.querySelector('.react-flow__edge-path')) {
        throw new Error('The canvas is open, but not one line is drawn.');
      }
      const dom = document.querySelectorAll('*').length;
      (window as unknown as { gc(): void }).gc();
      const heapMb = memory.memory.usedJSHeapSize / 1e6;
      await calm();
      const frames = await bench.pan();
      await calm();
      return { openMs, dom, heapMb, frames, insertMs: await bench.insert() };
    },
    [side, blocks] as const,
  );
  await page.context().close();
  const { frames, ...sample } = measured;
  return { ...sample, panP95Ms: percentile(frames, 0.95) };
}
