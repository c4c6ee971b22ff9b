import { runTransaction } from '@percurso/db/run-transaction';
import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { compileDocument } from './compile-document.ts';
import type { SavedDraft } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';
import { refuseArchived } from './refuse-archived.ts';
import { refuseLocked } from './refuse-locked.ts';
import { refuseStale } from './refuse-stale.ts';
import { writeDraft } from './write-draft.ts';

/**
 * Saves the draft, complete or not, and says what is wrong in it. Throws `conflict` with who and
 * when where somebody else edits it, or it was changed since the revision given.
 */
export async function saveDraft({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; document: JourneyDocument; revision: number };
}): Promise<SavedDraft> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { revision, savedAt } = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId, id: input.id });
    refuseArchived(row);
    await refuseLocked(tx, { actor: ctx.actor, journeyId: row.id });
    refuseStale(row, input.revision);
    return await writeDraft(tx, { ctx, row, draft: input.document });
  });
  const { problems } = compileDocument(input.document, await readWorkspaceFacts(sql, workspaceId));
  return { revision, savedAt: savedAt.toISOString(), problems };
}
