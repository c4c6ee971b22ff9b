import type { Page } from 'playwright-core';

/** Every text of the page that is shown or read out, one for each piece of text or attribute. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const spoken = ['aria-label', 'placeholder', 'title', 'alt'];
    // The value of a choice is what is sent, not what is read.
    const unread = ['hidden', 'radio', 'checkbox'];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const said = spoken.map((name) => element.getAttribute(name) ?? '');
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) said.push(child.textContent ?? '');
      }
      if (element instanceof HTMLInputElement && !unread.includes(element.type)) {
        said.push(element.value);
      }
      // Most say nothing; whether one is shown is dear to ask.
      if (said.every((text) => found.has(text) || text.trim() === '')) continue;
      if (element.closest('script, style, code, pre, [data-locale]')) continue;
      if (!element.checkVisibility()) continue;
      for (const text of said) found.add(text);
    }
    return [...found].map((text) => text.trim()).filter((text) => text !== '');
  });
}
