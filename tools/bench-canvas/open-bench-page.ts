import type { Browser, Page } from 'playwright-core';
import type {} from '../../apps/web/src/features/designer/bench/canvas-bench.ts';

/** A fresh page of the benchmark, its bundle loaded and nothing drawn; and what to close it with. */
export async function openBenchPage(
  browser: Browser,
  address: string,
  script?: () => void,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1536, height: 960 },
    locale: 'en-US',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  // tsx marks functions with a helper of its own, also those that are sent to the page.
  await context.addInitScript('globalThis.__name = (marked) => marked;');
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`The page of the benchmark failed: ${error.message}`);
  });
  await page.goto('/bench/canvas');
  await page.waitForFunction(() => window.canvasBench !== undefined);
  return page;
}
