import type { Page } from 'playwright-core';
import { layoutFaults } from '../../tests/browser/layout-faults.ts';
import {
  accessibilityFaults,
  fontFaults,
  overflow,
  untranslatedTexts,
} from '../../tests/browser/page-faults.ts';

/** What is wrong with a screen as it is drawn now. */
export async function findFaults(page: Page): Promise<string[]> {
  const wider = await overflow(page);
  return [
    ...(await accessibilityFaults(page, false)),
    ...(await layoutFaults(page)),
    ...((await page.evaluate(() => 'mantineColorScheme' in document.documentElement.dataset))
      ? await fontFaults(page)
      : []),
    ...(await untranslatedTexts(page)).map((text) => `not translated: ${text}`),
    ...(wider > 0 ? [`wider than the window by ${wider} pixels`] : []),
  ];
}
