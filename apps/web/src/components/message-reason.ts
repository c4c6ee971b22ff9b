import i18next from 'i18next';
import { wordOf } from '../i18n/word-of.ts';

/** Why a message was not sent, failed or is unclear, as a sentence; what is not known is quoted. */
export function messageReason(reason: string): string {
  if (/^[a-z-]+$/.test(reason)) return wordOf(`components:messageReason.${reason}`, reason);
  if (reason === 'no clear answer') return i18next.t('components:messageReason.unclear');
  const status = /^http (\d{3})/.exec(reason)?.[1];
  if (status) return i18next.t('components:messageReason.http', { status });
  const [, kind, rest] = /^(no connection|no answer): (.*)$/s.exec(reason) ?? [];
  if (kind === 'no connection') return i18next.t('components:messageReason.noConnection', { rest });
  if (kind === 'no answer') return i18next.t('components:messageReason.noAnswer', { rest });
  return reason;
}
