import type { Sql } from '@percurso/db/connect';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';

interface WantedBlock {
  journeyId: string;
  blockId: string;
}

/** Blocks as the newest version that has them does, by `blockKey`; those that none has are left out. */
export async function newestBlocks(
  sql: Sql,
  wanted: readonly WantedBlock[],
): Promise<Map<string, Block>> {
  const found = new Map<string, Block>();
  if (wanted.length === 0) return found;
  const journeyIds = [...new Set(wanted.map(({ journeyId }) => journeyId))];
  const documents = await sql<{ journeyId: string; document: JourneyDocument }[]>`
    select journey_id as "journeyId", document from versions
    where journey_id = any(${journeyIds}::uuid[]) order by number desc limit 200`;
  for (const one of wanted) {
    const key = blockKey(one);
    for (const { journeyId, document } of documents) {
      const block = journeyId === one.journeyId && findBlock(document, one.blockId)?.block;
      if (block && !found.has(key)) found.set(key, block);
    }
  }
  return found;
}

export function blockKey({ journeyId, blockId }: WantedBlock): string {
  return `${journeyId}/${blockId}`;
}
