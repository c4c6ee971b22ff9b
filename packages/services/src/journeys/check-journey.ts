import type { ServiceContext } from '../context.ts';
import { compileDocument } from './compile-document.ts';
import { getJourney } from './get-journey.ts';
import type { JourneyCheck } from './journey-schema.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';

/** What publishing the journey as it is now would refuse, and what it would warn of. */
export async function checkJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<JourneyCheck> {
  const journey = await getJourney({ ctx, input });
  const facts = await readWorkspaceFacts(ctx.db.sql, ctx.workspaceId);
  const { problems } = compileDocument(journey.document, facts);
  return { problems, warnings: journey.publishWarnings };
}
