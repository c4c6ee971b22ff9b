import type { Sql } from '@percurso/db/connect';
import { blockKey, newestBlocks } from '../journeys/newest-blocks.ts';
import type { Offence } from './balance-schema.ts';

/** Readings whose rows tell the kind and the name of their step, as far as a version still has it. */
export async function nameSteps<Reading extends { rows: Offence[] }>(
  sql: Sql,
  readings: readonly Reading[],
): Promise<Reading[]> {
  const wanted = readings.flatMap(({ rows }) => rows.flatMap((row) => stepOf(row) ?? []));
  const blocks = await newestBlocks(sql, wanted);
  const named = (row: Offence): Offence => {
    const step = stepOf(row);
    const block = step && blocks.get(blockKey(step));
    if (!block) return row;
    return { ...row, blockKind: block.kind, ...(block.name && { blockName: block.name }) };
  };
  return readings.map((reading) => ({ ...reading, rows: reading.rows.map(named) }));
}

function stepOf({ journeyId, values: { block } }: Offence) {
  return journeyId && typeof block === 'string' ? { journeyId, blockId: block } : undefined;
}
