import { showNotice } from './show-notice.ts';

/** Tells at the screen's edge what somebody should know; red where something was refused. */
export function notifyNotice(message: string, color: 'blue' | 'yellow' | 'red' = 'blue'): void {
  showNotice({ said: message, urgent: color === 'red', color, message });
}
