import { PlainFailure } from './plain-failure.mjs';

/**
 * One sentence for the failures every machine can have, whoever met them: a full disk, a folder that
 * may not be written. Anything else keeps its own words.
 * @param {unknown} error
 * @param {string} folder the folder that was being written, for the sentence
 * @returns {string}
 */
export function explainFailure(error, folder) {
  const text = wordsOf(error);
  if (/ENOSPC|EDQUOT|no space left on device|disk is full|disk quota exceeded/i.test(text)) {
    return `The disk that holds ${folder} is full: free some space (about 2 GB is enough) and start again.`;
  }
  if (error instanceof PlainFailure) return error.message;
  if (/EROFS|read-only file system/i.test(text)) {
    return `${pathOf(error) ?? folder} is on a read-only disk: set PERCURSO_HOME to a folder you may write.`;
  }
  if (/EACCES|EPERM|permission denied/i.test(text)) {
    return `${pathOf(error) ?? folder} may not be written by this user: change its owner, or set PERCURSO_HOME to a folder of yours.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** @param {unknown} error @returns {string} */
function wordsOf(error) {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return [code, error.message, error.cause ? wordsOf(error.cause) : ''].join(' ');
}

/** @param {unknown} error @returns {string | undefined} */
function pathOf(error) {
  return error instanceof Error && 'path' in error && typeof error.path === 'string'
    ? error.path
    : undefined;
}
