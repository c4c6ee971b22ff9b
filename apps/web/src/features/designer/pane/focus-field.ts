const FOCUSABLE =
  'input:not(:disabled), textarea:not(:disabled), button:not(:disabled), [contenteditable="true"]';

/**
 * Gives the focus to a field by its path, or to the nearest one above it that is drawn; '' asks for
 * the first empty field, or the first of all.
 */
export function focusField(pane: HTMLElement, field: string): void {
  const target = field === '' ? firstEmpty(pane) : nearest(pane, field);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

function nearest(pane: HTMLElement, field: string): HTMLElement | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.');
    const found = pane.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (found) return focusable(found);
  }
  return firstEmpty(pane);
}

function firstEmpty(pane: HTMLElement): HTMLElement | null {
  const fields = [...pane.querySelectorAll<HTMLElement>('[data-field]')].filter(
    (field) => !field.dataset.field?.startsWith('@'),
  );
  const empty = fields.find((field) => {
    const input = focusable(field);
    if (input?.isContentEditable) return input.textContent === '';
    return (
      (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) &&
      input.value === ''
    );
  });
  const chosen = empty ?? fields[0];
  return chosen ? focusable(chosen) : pane.querySelector<HTMLElement>(FOCUSABLE);
}

function focusable(element: HTMLElement): HTMLElement | null {
  return element.matches(FOCUSABLE) ? element : element.querySelector<HTMLElement>(FOCUSABLE);
}
