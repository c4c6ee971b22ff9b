import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { insertVersionTriggers } from '@percurso/db/triggers/insert-version-triggers';
import type { JourneyDocument } from '@percurso/journey/document';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { compileDocument } from './compile-document.ts';
import { documentRefused } from './document-refused.ts';
import { editorName } from './editor-name.ts';
import type { JourneyRow } from './journey-row.ts';
import { planHash } from './plan-hash.ts';
import type { InsideChoice } from './publish-schema.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';
import { supersedeVersions } from './supersede-versions.ts';

interface NewVersion {
  ctx: ServiceContext;
  /** Locked. */
  row: JourneyRow;
  document: JourneyDocument;
  note: string;
  choice: InsideChoice;
}

/**
 * Makes the document the version that new people enter, and decides about those inside the older ones.
 * A paused journey stays paused. Answers the new version's number; throws `invalid` with the problems.
 */
export async function insertVersion(tx: Transaction, made: NewVersion): Promise<number> {
  const { ctx, row, document } = made;
  const { workspaceId } = ctx;
  const triggerId = await shareTrigger(tx, { workspaceId, key: document.entry.trigger });
  await shareSenders(tx, workspaceId);
  const { plan, problems } = compileDocument(document, await readWorkspaceFacts(tx, workspaceId));
  if (plan === null || triggerId === null) throw documentRefused(problems);
  const id = newId();
  await supersedeVersions(tx, { journeyId: row.id, by: { id, document }, choice: made.choice });
  return await writeVersion(tx, { ...made, id, plan, triggerId });
}

/** The trigger may not be removed while a version is made that starts on it. */
async function shareTrigger(
  tx: Transaction,
  { workspaceId, key }: { workspaceId: string; key: string },
): Promise<string | null> {
  const [trigger] = await tx<{ id: string }[]>`
    select id from triggers where workspace_id = ${workspaceId} and key = ${key} for share`;
  return trigger?.id ?? null;
}

/** Nor may a sender be taken out that it names. */
async function shareSenders(tx: Transaction, workspaceId: string): Promise<void> {
  await tx`select 1 from channel_senders where workspace_id = ${workspaceId} for share`;
}

async function writeVersion(
  tx: Transaction,
  made: NewVersion & { id: string; plan: Plan; triggerId: string },
): Promise<number> {
  const { ctx, row, id, document, plan } = made;
  const by = editorName(ctx.actor);
  const state = row.state === 'paused' ? 'paused' : 'live';
  const rows = await tx<{ number: number }[]>`
    insert into versions (id, workspace_id, journey_id, number, document, plan, plan_hash, trigger_id,
      status, paused_at, published_at, published_by, note)
    select ${id}::uuid, ${ctx.workspaceId}::uuid, ${row.id}::uuid,
      (select coalesce(max(number), 0) + 1 from versions where journey_id = ${row.id}),
      ${JSON.stringify(document)}::text::jsonb, ${JSON.stringify(plan)}::text::jsonb,
      ${planHash(plan)}::text, ${made.triggerId}::uuid, ${state}::text,
      case when ${state}::text = 'paused' then coalesce((select min(paused_at) from versions
        where journey_id = ${row.id} and status = 'paused'), percurso_now()) end,
      percurso_now(), ${by}::text, ${made.note}::text
    returning number`;
  const { workspaceId } = ctx;
  await insertVersionTriggers(tx, { workspaceId, versionId: id, plan });
  await tx`
    update journeys set live_version_id = ${id}, state = ${state}, name = ${document.name},
      updated_at = percurso_now(), updated_by = ${by}
    where id = ${row.id}`;
  return rows[0]?.number ?? 0;
}
