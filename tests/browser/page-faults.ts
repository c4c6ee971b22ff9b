import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { keySections } from './dictionaries.ts';
import { visibleTexts } from './visible-texts.ts';

export type ColorScheme = 'light' | 'dark';

/** Draws the page in a scheme, and waits until it is: axe reads what is computed. */
export async function drawIn(page: Page, colorScheme: ColorScheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Pages without the application follow the browser at once.
  await page.waitForFunction(
    (scheme) => (document.documentElement.dataset.mantineColorScheme ?? scheme) === scheme,
    colorScheme,
  );
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** The rules whose findings axe calls minor or moderate, whatever they find: nobody asks for them. */
const mild = Object.fromEntries(
  impactsOfRules()
    .filter(({ impact }) => impact === 'minor' || impact === 'moderate')
    .map(({ id }) => [id, { enabled: false }]),
);

/** What axe calls serious or critical, each with the element and what is wrong with it. */
export async function accessibilityFaults(page: Page, onlyColours: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (which) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...which,
      }),
    onlyColours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : { rules: mild },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
}

/** Texts that look like a dictionary's key, such as `test.send`; templates' paths do not count. */
export async function untranslatedTexts(page: Page): Promise<string[]> {
  const key = new RegExp(String.raw`(^|[\s"'(:])(${keySections().join('|')})\.[a-zA-Z][\w.-]*`);
  const raw = /\{\{|\[object |undefined|NaN/;
  return (await visibleTexts(page)).filter((text) => {
    const said = text.replaceAll(/\{\{\s*\w+\.[^}]*(\}\}|$)/g, '');
    return key.test(said) || raw.test(said);
  });
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Each rule of the axe that is run; its public list of rules says nothing of how grave they are. */
function impactsOfRules(): { id: string; impact: string | null }[] {
  const { _audit } = axe as unknown as {
    _audit: { rules: { id: string; impact: string | null }[] };
  };
  return _audit.rules.map(({ id, impact }) => ({ id, impact }));
}

/** The text is drawn in the font that comes with the application, not in one the machine has. */
export async function fontFaults(page: Page): Promise<string[]> {
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].some(
      ({ family, status }) => family === 'Inter' && status === 'loaded',
    );
  });
  return loaded ? [] : ['Inter is not loaded'];
}
