import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserStack } from '@percurso/testing/provided-context';
import { inject } from 'vitest';

let own: BrowserStack | undefined;

/** The Percurso that the files of this process have to themselves, one after the other. */
export function stackHere(): BrowserStack {
  own ??= inject('stacks').find(({ home }) => take(path.join(home, 'taken-by')));
  if (!own) throw new Error('Every Percurso that was started for tests is taken by others.');
  return own;
}

/** Whether it is ours, taken now or before; VITEST_POOL_ID is not always another for each process. */
function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(readFileSync(file, 'utf8'));
    if (isRunning(holder)) return holder === process.pid;
    writeFileSync(file, `${process.pid}`);
    return true;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
