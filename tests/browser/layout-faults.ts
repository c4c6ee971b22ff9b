import type { Page } from 'playwright-core';

/**
 * What can be computed from boxes: cards, pills and '+' of the canvas that lie over each other, and
 * texts cut off that no title or tooltip tells whole; and lines into which no '+' lets a step in.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  return [...(await overlaps(page)), ...(await cutOffTexts(page)), ...(await missingPlus(page))];
}

async function overlaps(page: Page): Promise<string[]> {
  const nodes = await page.locator('#canvas .react-flow__node').evaluateAll((elements) =>
    elements.map((element) => {
      const { top, right, bottom, left } = element.getBoundingClientRect();
      return { id: element.getAttribute('data-id') ?? '', top, right, bottom, left };
    }),
  );
  nodes.sort((one, other) => one.top - other.top);
  const found: string[] = [];
  for (const [index, node] of nodes.entries()) {
    for (const other of nodes.slice(index + 1)) {
      if (other.top >= node.bottom - 1) break;
      const beside = other.left >= node.right - 1 || other.right <= node.left + 1;
      if (!beside) found.push(`${node.id} and ${other.id} lie over each other`);
    }
  }
  return found;
}

/**
 * Texts wider than the place they have; a text that is read out only has next to none, and that of a
 * field is read by opening it.
 */
function cutOffTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
        if (element instanceof HTMLInputElement) return false;
        if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1)
          return false;
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        if (!hasText && textOverflow !== 'ellipsis') return false;
        return element.closest('[title], [data-ellipsis]') === null;
      })
      .map((element) => `cut off: ${element.textContent?.trim().slice(0, 100)}`),
  );
}

/** Between two steps that are drawn one below the other there is a '+' that takes a step. */
async function missingPlus(page: Page): Promise<string[]> {
  if ((await page.locator('#canvas [data-plus]').count()) === 0) return [];
  const drawn = await page.locator('#canvas .react-flow__node').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.getAttribute('data-id') ?? '',
      button: element.querySelector('[data-plus]')?.getAttribute('data-plus') ?? null,
    })),
  );
  return drawn
    .filter(({ id, button }) => id.startsWith('plus:') && button !== id)
    .map(({ id }) => `${id} takes no step`);
}
