import { newId } from '@percurso/db/new-id';
import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { getJourney } from './get-journey.ts';
import { insertDraft } from './insert-draft.ts';
import type { Journey, NewJourney } from './journey-schema.ts';

/**
 * A new journey, as a draft: from a whole document, or empty on a trigger. Throws `invalid` naming
 * `trigger` where the workspace has no such trigger.
 */
export async function createJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewJourney;
}): Promise<Journey> {
  const document = 'document' in input ? input.document : await emptyDocument(ctx, input);
  const id = await insertDraft(ctx, { id: newId(), document });
  return await getJourney({ ctx, input: { id } });
}

async function emptyDocument(
  ctx: ServiceContext,
  { name, trigger, conditions }: Exclude<NewJourney, { document: JourneyDocument }>,
): Promise<JourneyDocument> {
  const [known] = await ctx.db.sql`
    select 1 from triggers where workspace_id = ${ctx.workspaceId} and key = ${trigger}`;
  if (!known) {
    const message = `There is no trigger ${trigger} in this workspace.`;
    throw new ServiceError('invalid', {
      detail: message,
      errors: [{ path: 'trigger', message, code: 'trigger-not-found', values: { key: trigger } }],
    });
  }
  const entry = { trigger, ...(conditions === undefined ? {} : { conditions }) };
  return { schema: 1, name, entry, settings: {}, blocks: [] };
}
