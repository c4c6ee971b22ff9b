import i18next from 'i18next';
import { wordOf } from '../i18n/word-of.ts';

/** Why a message was not sent, failed or is unclear, as a sentence; what is not known is quoted. */
export function messageReason(reason: string): string {
  if (/^[a-z-]+$/.test(reason)) return wordOf(`components:messageReason.${reason}`, reason);
  if (reason === 'no clear answer') return i18next.t('components:messageReason.unclear');
  const status = /^http (\d{3})/.exec(reason)?.[1];
  if (status) return i18next.t('components:messageReason.http', { status });
  const [, kind, rest] = /^(no connection|no answer|rendering-failed): (.*)$/s.exec(reason) ?? [];
  if (kind === 'no connection') return i18next.t('components:messageReason.noConnection', { rest });
  if (kind === 'no answer') return i18next.t('components:messageReason.noAnswer', { rest });
  if (kind === 'rendering-failed') {
    return i18next.t('components:messageReason.renderingFailed', { rest });
  }
  return reason;
}

/** Why a step ended as it did: in the words of its block, else as a message's reason. */
export function stepReason(blockKind: string | undefined, reason: string): string {
  const [, code, value = ''] = /^([a-z-]+)(?:: (.*))?$/s.exec(reason) ?? [];
  const key = `blocks:${blockKind}.reasons.${code}` as 'blocks:x';
  if (code === 'exit-rule' || code === 'goal') return i18next.t(`components:stepReason.${code}`);
  if (code === undefined || !i18next.exists(key)) return messageReason(reason);
  return String(i18next.t(key, { value }));
}
