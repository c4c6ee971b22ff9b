import type { ServiceContext } from '../context.ts';
import { compileDocument } from './compile-document.ts';
import { getJourney } from './get-journey.ts';
import type { JourneyCheck } from './journey-schema.ts';
import { readTriggerInfos } from './read-trigger-infos.ts';

/** What publishing the journey as it is now would refuse, and what it would warn of. */
export async function checkJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<JourneyCheck> {
  const journey = await getJourney({ ctx, input });
  const triggers = await readTriggerInfos(ctx.db.sql, ctx.workspaceId);
  const { problems } = compileDocument(journey.document, triggers);
  return { problems, warnings: journey.publishWarnings };
}
