import type { Page } from 'playwright-core';

/** What somebody without a mouse does on a page. */
export interface Keyboard {
  /** What has the focus, as it is called. */
  focused(): Promise<string>;
  /** Presses Tab, or among tabs the arrow, until what is called so has the focus. */
  tabTo(name: string | RegExp, key?: 'Tab' | 'Shift+Tab' | 'ArrowRight'): Promise<void>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Chooses from a searched list whose search has the focus. */
  pick(name: string): Promise<void>;
  /** Chooses from the list of a field that has the focus. */
  chooseByArrows(option: string): Promise<void>;
}

export function openKeyboard(page: Page): Keyboard {
  const { keyboard } = page;
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement
          ? // The asterisk of a required field is no part of its name.
            element.labels?.[0]?.innerText.replace(/ \*$/, '')
          : undefined;
      const name = element?.getAttribute('aria-label') ?? label;
      return (name ?? (element instanceof HTMLElement ? element.innerText : '')).trim();
    });
  return {
    focused,
    async tabTo(name, key = 'Tab') {
      const passed: string[] = [];
      // Lists are as long as other tests made them.
      for (let step = 0; step < 300; step += 1) {
        const at = await focused();
        if (typeof name === 'string' ? at === name : name.test(at)) return;
        passed.push(at);
        await keyboard.press(key);
      }
      throw new Error(`${key} never came to ${name}; it passed ${passed.join(' | ')}`);
    },
    async press(...keys) {
      for (const key of keys) await keyboard.press(key);
    },
    type: (text) => keyboard.type(text),
    async pick(name) {
      await page.getByRole('option').first().waitFor();
      await keyboard.type(name);
      await keyboard.press('Enter');
    },
    async chooseByArrows(option) {
      for (let step = 0; step < 20; step += 1) {
        await keyboard.press('ArrowDown');
        const current = page.locator('[data-combobox-selected="true"]');
        if ((await current.count()) === 1 && (await current.innerText()) === option) {
          await keyboard.press('Enter');
          return;
        }
      }
      throw new Error(`The arrow keys never came to the option ${option}`);
    },
  };
}
