import i18next from 'i18next';
import { formatDateTime } from './format-time.ts';

/** Until when a message is held, or was, because of quiet times; undefined where it never was. */
export function heldMessage(
  { state, heldUntil }: { state?: string | undefined; heldUntil?: string | null | undefined },
  language: string,
): string | undefined {
  if (!heldUntil) return undefined;
  const t = i18next.getFixedT(language, 'components');
  const time = formatDateTime(heldUntil, language);
  return t(state === 'deferred' ? 'heldMessage.until' : 'heldMessage.was', { time });
}
