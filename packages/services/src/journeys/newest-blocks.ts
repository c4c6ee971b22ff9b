import type { Sql } from '@percurso/db/connect';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';

/** So many versions of a journey are looked through. */
const newestVersions = 20;

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
    select v.journey_id as "journeyId", v.document
    from unnest(${journeyIds}::uuid[]) as j (id) cross join lateral (
      select journey_id, document, number from versions
      where journey_id = j.id order by number desc limit ${newestVersions}) v
    order by v.number desc`;
  for (const one of wanted) {
    const key = blockKey(one);
    if (found.has(key)) continue;
    for (const { journeyId, document } of documents) {
      const block = journeyId === one.journeyId && findBlock(document, one.blockId)?.block;
      if (!block) continue;
      found.set(key, block);
      break;
    }
  }
  return found;
}

export function blockKey({ journeyId, blockId }: WantedBlock): string {
  return `${journeyId}/${blockId}`;
}
