import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import type { Sql } from '../connect.ts';
import { clearVersions } from '../engine/clear-versions.ts';
import { createVersionLoader } from '../engine/load-version.ts';

/** What the worker does in the background, until nothing of it is left: how many people left or moved. */
export async function clearAll(sql: Sql): Promise<{ exited: number; moved: number }> {
  const input = { definitions, runs, loadVersion: createVersionLoader(sql) };
  const sum = { exited: 0, moved: 0 };
  for (;;) {
    const { exited, moved } = await clearVersions(sql, input);
    if (exited + moved === 0) return sum;
    sum.exited += exited;
    sum.moved += moved;
  }
}
