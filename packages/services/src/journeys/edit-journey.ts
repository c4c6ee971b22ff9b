import { runTransaction } from '@percurso/db/run-transaction';
import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseArchived } from './refuse-archived.ts';
import { writeDraft } from './write-draft.ts';

/** Makes a draft from the current version; a draft that is there already stays as it is. */
export async function editJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseArchived(row);
    if (row.draft !== null) return;
    const [version] = await tx<{ document: JourneyDocument }[]>`
      select document from versions where id = ${row.liveVersionId}`;
    if (version) await writeDraft(tx, { ctx, row, draft: version.document });
  });
  return await getJourney({ ctx, input });
}
