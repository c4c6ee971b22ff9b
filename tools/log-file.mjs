import { createWriteStream, renameSync, statSync } from 'node:fs';

const largestBytes = 10 * 1024 * 1024;

/**
 * Appends lines to a file; one that has grown beyond 10 MiB becomes `<file>.1` first.
 * @param {string} file
 * @returns {{ write: (line: string) => void, close: () => Promise<void> }}
 */
export function openLogFile(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  // A log that cannot be written (a full disk) must not end what it is the log of.
  stream.on('error', () => {});
  return {
    write: (line) => {
      if (stream.writable) stream.write(`${line}\n`);
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
