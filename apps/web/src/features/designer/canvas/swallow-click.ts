/** The click that follows letting go of the pointer after a drag is not meant as one. */
export function swallowClick(): void {
  const swallow = (event: MouseEvent): void => event.stopPropagation();
  globalThis.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => globalThis.removeEventListener('click', swallow, { capture: true }), 0);
}
