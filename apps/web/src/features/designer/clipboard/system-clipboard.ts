const KEPT = 'percurso.copied';

/** Puts a text on the system's clipboard; false where the browser does not let us. */
export async function writeClipboard(text: string): Promise<boolean> {
  keep(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByEvent(text);
  }
}

/** The text on the system's clipboard; null where the browser or the person does not let us read. */
export async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}

/** The same without asking anybody: null where the person has not allowed it before. */
export async function readableClipboard(): Promise<string | null> {
  try {
    // Not in every browser's list of names, nor in TypeScript's.
    const name = 'clipboard-read' as PermissionName;
    const { state } = await navigator.permissions.query({ name });
    return state === 'granted' ? await readClipboard() : null;
  } catch {
    return null;
  }
}

/** The last steps copied in this browser, for when the clipboard itself must not be read. */
export function keptCopy(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(KEPT, text);
  } catch {
    // A full or forbidden storage: pasting with the key still works.
  }
}

/** The way of before the clipboard's own interface, which pages without https do not have. */
function writeByEvent(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put);
  }
}
