import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { ProblemError } from '../app/problem-error.ts';

/** Tells at the screen's edge what did not work and why; stays until it is closed. */
export function notifyFailure(title: string, error: unknown): void {
  notifications.show({
    color: 'red',
    title,
    message: reasonOf(error),
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('components:close') },
  });
}

/** The reason in words: the server's detail, or the sentence for no connection. */
export function reasonOf(error: unknown): string {
  if (error instanceof ProblemError && error.status === 0) {
    return i18next.t('components:failure.offlineText');
  }
  const detail = error instanceof ProblemError ? error.detail : '';
  return detail || i18next.t('components:failure.unnamed');
}
