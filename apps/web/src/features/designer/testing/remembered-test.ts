/** Whether the journey was tried in this browser. */
export function wasTried(journeyId: string): boolean {
  try {
    return localStorage.getItem(key(journeyId)) !== null;
  } catch {
    return false;
  }
}

export function rememberTried(journeyId: string): void {
  try {
    localStorage.setItem(key(journeyId), 'yes');
  } catch {
    // It counts in this page all the same.
  }
}

function key(journeyId: string): string {
  return `percurso.tried.${journeyId}`;
}
