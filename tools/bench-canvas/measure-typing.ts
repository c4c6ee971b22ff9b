import type { Browser } from 'playwright-core';
import { openBenchPage } from './open-bench-page.ts';
import { countRenderedNodes } from './rendered-nodes.ts';

/** The nodes that are rendered again while someone types into a field of the pane. */
export interface TypingResult {
  /** The block whose fields are typed into. */
  block: string;
  name: string[];
  note: string[];
}

/** Types into the name and the note of the first block of a journey. */
export async function measureTyping(browser: Browser, address: string): Promise<TypingResult> {
  const page = await openBenchPage(browser, address, countRenderedNodes);
  await page.evaluate(() => window.canvasBench?.open('designer', 200));
  const block = 'b1';
  const rendered = async (field: string): Promise<string[]> => {
    await page.locator(`[data-field="${field}"]`).focus();
    // The checks that follow an edit have run, and what they say is drawn.
    const settled = () => page.waitForTimeout(400);
    await settled();
    const counts = () => page.evaluate(() => (window as unknown as RenderCounts).renderedNodes);
    const before = await counts();
    await page.keyboard.type('typed', { delay: 20 });
    await settled();
    return Object.entries(await counts())
      .filter(([id, count]) => count !== before[id])
      .map(([id]) => id)
      .sort();
  };
  await page.locator(`[data-block="${block}"]`).click();
  const name = await rendered('@name');
  // Notes are the last tab of the pane.
  await page.getByRole('tab').last().click();
  const result = { block, name, note: await rendered('@note') };
  await page.context().close();
  return result;
}

interface RenderCounts {
  renderedNodes: Record<string, number>;
}
