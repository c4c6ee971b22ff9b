import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { takePicture } from './browser-session.ts';
import type { ColorScheme } from './page-faults.ts';
import { accessibilityFaults, drawIn, overflow, untranslatedTexts } from './page-faults.ts';

/**
 * What holds for every page, light and dark: nothing serious for axe, no key where a text belongs,
 * nothing wider than the window.
 */
export async function checkPage(
  page: Page,
  name: string,
  colorSchemes: readonly ColorScheme[] = ['light', 'dark'],
): Promise<void> {
  for (const [index, colorScheme] of colorSchemes.entries()) {
    await drawIn(page, colorScheme);
    await takePicture(page, `${name}-${colorScheme}`);
    // Only colours differ from one scheme to the next.
    const findings = await accessibilityFaults(page, index > 0);
    expect.soft(findings, `axe on ${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await untranslatedTexts(page), `untranslated on ${name}`).toEqual([]);
  expect.soft(await overflow(page), `${name} is wider than its window`).toBeLessThanOrEqual(0);
}
