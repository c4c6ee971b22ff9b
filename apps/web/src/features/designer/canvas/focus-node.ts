/** Waits for this long until a node that was out of sight is in the page. */
const WAIT_FRAMES = 20;

/** Gives the focus to an element of the canvas, which is in the page only once it is in sight. */
export function focusNode(selector: string, frames = WAIT_FRAMES): void {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusNode(selector, frames - 1));
}

/** The same, to press it. */
export function pressNode(selector: string, frames = WAIT_FRAMES): void {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.click();
  else if (frames > 0) requestAnimationFrame(() => pressNode(selector, frames - 1));
}
