import type { Browser } from 'playwright-core';
import { median } from '../bench/median.ts';
import { openBenchPage } from './open-bench-page.ts';

/** Milliseconds that the layout of so many blocks takes, nothing drawn: the median of its passes. */
export async function measureLayout(
  browser: Browser,
  { address, blocks }: { address: string; blocks: number },
): Promise<number> {
  const page = await openBenchPage(browser, address);
  const times = await page.evaluate((count) => window.canvasBench?.layout(count) ?? [], blocks);
  await page.context().close();
  return median(times);
}
