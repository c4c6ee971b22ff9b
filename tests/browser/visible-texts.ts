import type { Page } from 'playwright-core';

/** Every text of the page that is shown or read out, one for each piece of text or attribute. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const spoken = ['aria-label', 'placeholder', 'title', 'alt'];
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('script, style, code, pre, [data-locale]')) continue;
      if (!element.checkVisibility()) continue;
      for (const name of spoken) found.add(element.getAttribute(name) ?? '');
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) found.add(child.textContent ?? '');
      }
      // The value of a choice is what is sent, not what is read.
      const unread = ['hidden', 'radio', 'checkbox'];
      if (element instanceof HTMLInputElement && !unread.includes(element.type)) {
        found.add(element.value);
      }
    }
    return [...found].map((text) => text.trim()).filter((text) => text !== '');
  });
}
