import type { Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import { insertVersionTriggers } from '@percurso/db/triggers/insert-version-triggers';
import type { JourneyDocument } from '@percurso/journey/document';
import type { Plan } from '@percurso/journey/plan';
import { v7 } from 'uuid';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { compileDocument } from './compile-document.ts';
import { documentRefused } from './document-refused.ts';
import { editorName } from './editor-name.ts';
import type { JourneyVersionDetail, PublishJourney } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { planHash } from './plan-hash.ts';
import { readTriggerInfos } from './read-trigger-infos.ts';
import { readVersion } from './read-version.ts';
import { refuseStale } from './refuse-stale.ts';

/**
 * Publishes the draft as the next version, which new people enter from then on; those inside finish
 * on theirs. A paused journey stays paused. Throws `conflict` for a stale revision or no draft, `invalid` with the problems.
 */
export async function publishJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & PublishJourney;
}): Promise<{ version: JourneyVersionDetail }> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const number = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId, id: input.id });
    refuseStale(row, input.revision);
    if (row.draft === null) {
      throw new ServiceError('conflict', {
        detail: 'There is no draft: the current version is published already. Edit it first.',
        code: 'journey-no-draft',
      });
    }
    const triggerId = await shareTrigger(tx, { workspaceId, key: row.draft.entry.trigger });
    const { plan, problems } = compileDocument(row.draft, await readTriggerInfos(tx, workspaceId));
    if (plan === null || triggerId === null) throw documentRefused(problems);
    return await insertVersion(tx, {
      ctx,
      journeyId: row.id,
      paused: row.state === 'paused',
      document: row.draft,
      plan,
      triggerId,
      note: input.note ?? '',
    });
  });
  return { version: await readVersion(sql, { workspaceId, journeyId: input.id, number }) };
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

async function insertVersion(
  tx: Transaction,
  made: {
    ctx: ServiceContext;
    journeyId: string;
    /** A paused journey stays paused: its new version begins so. */
    paused: boolean;
    document: JourneyDocument;
    plan: Plan;
    triggerId: string;
    note: string;
  },
): Promise<number> {
  const { ctx, journeyId, paused, document, plan } = made;
  const id = v7();
  const by = editorName(ctx.actor);
  const rows = await tx<{ number: number }[]>`
    insert into versions (id, workspace_id, journey_id, number, document, plan, plan_hash, trigger_id,
      status, paused_at, published_at, published_by, note)
    select ${id}::uuid, ${ctx.workspaceId}::uuid, ${journeyId}::uuid,
      (select coalesce(max(number), 0) + 1 from versions where journey_id = ${journeyId}),
      ${JSON.stringify(document)}::text::jsonb, ${JSON.stringify(plan)}::text::jsonb,
      ${planHash(plan)}::text, ${made.triggerId}::uuid, ${paused ? 'paused' : 'live'}::text,
      (select min(paused_at) from versions where journey_id = ${journeyId} and status = 'paused'),
      percurso_now(), ${by}::text, ${made.note}::text
    returning number`;
  const { workspaceId } = ctx;
  await insertVersionTriggers(tx, { workspaceId, versionId: id, listens: plan.listens });
  await tx`
    update journeys set live_version_id = ${id}, state = ${paused ? 'paused' : 'live'}, draft = null, name = ${document.name},
      revision = revision + 1, updated_at = percurso_now(), updated_by = ${by}
    where id = ${journeyId}`;
  return rows[0]?.number ?? 0;
}
