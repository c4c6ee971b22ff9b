/** Gives the focus to what the test waits for: its question, or the list of its steps. */
export function focusTest(): void {
  requestAnimationFrame(() => {
    const choice = document.querySelector('[data-test-step="here"] [data-test-choice]');
    const target = choice ?? document.getElementById('test-steps');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  });
}
