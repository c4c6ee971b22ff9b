import { expect, inject, test } from 'vitest';
import { launchBenchBrowser } from '../../tools/bench-canvas/bench-browser.ts';
import { measureCanvas } from '../../tools/bench-canvas/measure-canvas.ts';
import { measureLayout } from '../../tools/bench-canvas/measure-layout.ts';
import { measureTyping } from '../../tools/bench-canvas/measure-typing.ts';
import { stackHere } from './stack-here.ts';

test('npm run bench:canvas, short: 200 blocks are few elements, and typing draws one card', async () => {
  const browser = await launchBenchBrowser(inject('chromium'));
  try {
    const address = stackHere().baseUrl;
    const { block, note } = await measureTyping(browser, address);
    expect(note).toEqual([block]);

    const measured = await measureCanvas({ browser, address, blocks: 200, rounds: 1 });
    // The page's own frame, the pane and the cards in sight: all cards would be over 5,000.
    expect(measured.dom).toBeGreaterThan(100);
    expect(measured.dom).toBeLessThan(3000);
    expect(measured.heapMb).toBeLessThan(100);
    // Times of a test machine say nothing beyond that nothing stands still.
    expect(measured.openMs).toBeGreaterThan(0);
    expect(measured.openMs).toBeLessThan(5000);
    expect(measured.panP95Ms).toBeGreaterThan(0);
    expect(measured.panP95Ms).toBeLessThan(1000);
    expect(measured.insertMs).toBeLessThan(2000);
    // At the most blocks a journey may have; aimed at is a tenth of this.
    // The best of several, as whatever else the machine does only ever adds to it.
    const layouts: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      layouts.push(await measureLayout(browser, { address, blocks: 2_000 }));
    }
    const layoutMs = Math.min(...layouts);
    expect(layoutMs).toBeGreaterThan(0);
    expect(layoutMs).toBeLessThan(50);
    expect(measured.bare.openMs).toBeGreaterThan(0);
    expect(measured.bare.panP95Ms).toBeGreaterThan(0);
  } finally {
    await browser.close();
  }
}, 60_000);
