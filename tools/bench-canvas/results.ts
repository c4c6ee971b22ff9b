import { readFile } from 'node:fs/promises';
import type { Machine } from '../bench/results.ts';
import type { CanvasSize } from './measure-canvas.ts';
import type { TypingResult } from './measure-typing.ts';

/** What a run measured. */
export interface CanvasResults {
  machine: Machine;
  /** By the number of blocks. */
  sizes: Record<string, CanvasSize>;
  typing: TypingResult;
}

/** The results of an earlier run, to compare with; null where there was none. */
export async function readEarlier(file: string): Promise<CanvasResults | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
