import i18next from 'i18next';
import { ProblemError } from '../app/problem-error.ts';
import { fieldErrors } from './field-errors.ts';
import { problemWords } from './problem-words/problem-words.ts';
import { showNotice } from './show-notice.ts';

/** Tells at the screen's edge what did not work and why; stays until it is closed. */
export function notifyFailure(title: string, error: unknown): void {
  const fields = Object.entries(fieldErrors(error));
  const told = fields.map(([path, words]) => (path === '' ? words : `${path}: ${words}`));
  const message = [reasonOf(error), ...told].join(' ');
  showNotice({
    said: `${title}. ${message}`,
    urgent: true,
    color: 'red',
    title,
    message,
    autoClose: false,
  });
}

/** The reason in the reader's words, or the sentence for no connection; fields are told beside it. */
export function reasonOf(error: unknown): string {
  if (error instanceof ProblemError && error.status === 0) {
    return i18next.t('components:failure.offlineText');
  }
  const unnamed = i18next.t('components:failure.unnamed');
  return error instanceof ProblemError ? problemWords(error, error.detail || unnamed) : unnamed;
}
