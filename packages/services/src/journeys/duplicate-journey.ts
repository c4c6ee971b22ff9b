import { newId } from '@percurso/db/new-id';
import type { ServiceContext } from '../context.ts';
import { getJourney } from './get-journey.ts';
import { insertDraft } from './insert-draft.ts';
import type { Journey } from './journey-schema.ts';

const LONGEST_NAME = 150;

/** A new draft with the same document, named “… (2)” or the next number that is free. */
export async function duplicateJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  const { document } = await getJourney({ ctx, input });
  const name = await freeName(ctx, document.name);
  const id = await insertDraft(ctx, { id: newId(), document: { ...document, name } });
  return await getJourney({ ctx, input: { id } });
}

/** Names need not be unique, so two copies made at once may share one. */
async function freeName(ctx: ServiceContext, name: string): Promise<string> {
  const stem = name.replace(/ \(\d+\)$/, '');
  const rows = await ctx.db.sql<{ name: string }[]>`
    select name from journeys where workspace_id = ${ctx.workspaceId}`;
  const taken = new Set(rows.map((row) => row.name));
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = `${stem.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
