import type { Block } from '@percurso/journey/document';
import type { ServiceContext } from '@percurso/services/context';
import { editJourney } from '@percurso/services/journeys/edit-journey';
import { getJourney } from '@percurso/services/journeys/get-journey';
import { publishJourney } from '@percurso/services/journeys/publish-journey';
import type { InsideChoice } from '@percurso/services/journeys/publish-schema';
import { saveDraft } from '@percurso/services/journeys/save-draft';
import { triggerKey } from './scenario.ts';

/** Publishes the next version of a journey, with what becomes of those inside. */
export async function publishNext(
  ctx: ServiceContext,
  { id, blocks, choice }: { id: string; blocks: Block[]; choice: InsideChoice },
): Promise<void> {
  await editJourney({ ctx, input: { id } });
  const { revision } = await getJourney({ ctx, input: { id } });
  const entry = { trigger: triggerKey };
  const document = { schema: 1 as const, name: 'Next', entry, settings: {}, blocks };
  const saved = await saveDraft({ ctx, input: { id, document, revision } });
  await publishJourney({ ctx, input: { id, revision: saved.revision, ...choice } });
}
