import { showNotice } from './show-notice.ts';

/** Tells at the screen's edge that something was done. */
export function notifyDone(title: string, message?: string): void {
  showNotice({
    said: message ? `${title}. ${message}` : title,
    color: 'green',
    title,
    message: message ?? null,
  });
}
