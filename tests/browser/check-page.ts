import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually, takePicture } from './browser-session.ts';
import { keySections } from './dictionaries.ts';
import { visibleTexts } from './visible-texts.ts';

type ColorScheme = 'light' | 'dark';

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
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await eventually(() => shownScheme(page, colorScheme)).toBe(colorScheme);
    await drawn(page);
    await takePicture(page, `${name}-${colorScheme}`);
    // Only colours differ from one scheme to the next.
    const findings = await accessibilityFindings(page, index > 0);
    expect.soft(findings, `axe on ${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(untranslated(await visibleTexts(page)), `untranslated on ${name}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}

/** The scheme the application has drawn itself in; pages without it follow the browser at once. */
function shownScheme(page: Page, wanted: string): Promise<string> {
  return page.evaluate(
    (scheme) => document.documentElement.dataset.mantineColorScheme ?? scheme,
    wanted,
  );
}

/** Colours that follow the scheme are computed anew with the next frame, and axe reads what is computed. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** What axe calls serious or critical, each with the element and what is wrong with it. */
async function accessibilityFindings(page: Page, onlyColours: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(rules && { runOnly: rules }),
      }),
    onlyColours ? ['color-contrast', 'link-in-text-block'] : null,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}

/** Texts that look like a dictionary's key, such as `test.send`; templates' paths do not count. */
function untranslated(texts: readonly string[]): string[] {
  const key = new RegExp(String.raw`(^|[\s"'(:])(${keySections().join('|')})\.[a-zA-Z][\w.-]*`);
  const raw = /\{\{|\[object |undefined|NaN/;
  return texts.filter((text) => {
    const said = text.replaceAll(/\{\{\s*\w+\.[^}]*(\}\}|$)/g, '');
    return key.test(said) || raw.test(said);
  });
}
