import { runTransaction } from '@percurso/db/run-transaction';
import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { createJourney } from '../journeys/create-journey.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { addToWorkspace } from '../members/add-to-workspace.ts';
import { createTrigger } from '../triggers/create-trigger.ts';
import { publishTrigger } from '../triggers/publish-trigger.ts';
import { readTrigger } from '../triggers/read-trigger.ts';
import type { NewTrigger } from '../triggers/trigger-schema.ts';
import { insertWorkspace } from '../workspaces/insert-workspace.ts';

export interface WorkspaceSeed {
  name: string;
  slug: string;
  triggers: readonly NewTrigger[];
  journeys: readonly JourneyDocument[];
}

/**
 * Makes a workspace with the user as its admin and fills it; returns its id. What a start that was
 * cut off left undone is done by the next; once complete, nothing people changed or deleted comes back.
 */
export async function seedWorkspace(
  base: Omit<ServiceContext, 'workspaceId' | 'actor'>,
  { userId, seed }: { userId: string; seed: WorkspaceSeed },
): Promise<string> {
  const { sql } = base.db;
  const { name, slug, triggers, journeys } = seed;
  const found = await runTransaction(sql, async (tx) => {
    await insertWorkspace(tx, { name, slug });
    const rows = await tx<{ id: string; filled: boolean }[]>`
      select id, metadata is not null as filled from workspaces where slug = ${slug}`;
    const workspace = rows[0] as { id: string; filled: boolean };
    if (!workspace.filled) {
      await addToWorkspace(tx, { workspaceId: workspace.id, userId, role: 'admin' });
    }
    return workspace;
  });
  if (!found.filled) {
    const ctx: ServiceContext = { ...base, workspaceId: found.id, actor: { type: 'system' } };
    for (const trigger of triggers) await ensureTrigger(ctx, trigger);
    for (const document of journeys) await ensureJourney(ctx, document);
    await sql`
      update workspaces set metadata = ${JSON.stringify({ seeded: true })} where id = ${found.id}`;
  }
  return found.id;
}

async function ensureTrigger(ctx: ServiceContext, trigger: NewTrigger): Promise<void> {
  const known = trigger.key === undefined ? null : await readTrigger(ctx, trigger.key);
  const { key } = known ?? (await createTrigger({ ctx, input: trigger }));
  await publishTrigger({ ctx, input: { key } });
}

async function ensureJourney(ctx: ServiceContext, document: JourneyDocument): Promise<void> {
  const [known] = await ctx.db.sql<{ id: string; revision: number; state: string }[]>`
    select id, revision, state from journeys
    where workspace_id = ${ctx.workspaceId} and name = ${document.name}`;
  const { id, revision, state } = known ?? (await createJourney({ ctx, input: { document } }));
  if (state === 'draft') await publishJourney({ ctx, input: { id, revision } });
}
