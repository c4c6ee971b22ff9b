import type { Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { JourneyDocument } from '@percurso/journey/document';
import type { LabelChange } from '@percurso/journey/label-changes';
import { labelChanges } from '@percurso/journey/label-changes';
import type { ServiceContext } from '../context.ts';
import { refuseFailedTests } from '../journey-tests/refuse-failed-tests.ts';
import { ServiceError } from '../service-error.ts';
import { findJourney } from './find-journey.ts';
import { insertVersion } from './insert-version.ts';
import type { JourneyRow } from './journey-row.ts';
import type { JourneyVersionDetail } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import type { InsideChoice, PublishJourney } from './publish-schema.ts';
import { readVersion } from './read-version.ts';
import { refuseArchived } from './refuse-archived.ts';
import { refuseLocked } from './refuse-locked.ts';
import { refuseStale } from './refuse-stale.ts';
import { setStart } from './set-start.ts';
import { writeLabels } from './write-labels.ts';

/**
 * Publishes the draft as the next version, which new people enter from then on; those inside finish
 * on theirs, are moved, or leave, as chosen. A paused journey stays paused. Where nothing but names
 * and notes changed, the current version takes them and stays the current one. Throws `conflict` for a
 * stale revision or no draft, `invalid` with the problems, for a start that cannot be, or with the
 * tests that fail.
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
  const { id, inside, map, deadlines, ignoreFailedTests } = input;
  const { draft, revision } = await findJourney(sql, { workspaceId, id });
  // Another draft than the one to be published is refused anyway.
  if (draft && revision === input.revision) {
    await refuseFailedTests({ ctx, input: { id, document: draft, ignoreFailedTests } });
  }
  const number = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId, id: input.id });
    refuseArchived(row);
    await refuseLocked(tx, { actor: ctx.actor, journeyId: row.id });
    refuseStale(row, input.revision);
    if (row.draft === null) {
      throw new ServiceError('conflict', {
        detail: 'There is no draft: the current version is published already. Edit it first.',
        code: 'journey-no-draft',
      });
    }
    const document = await setStart(tx, { document: row.draft, startsAt: input.startsAt });
    const note = input.note ?? '';
    const labels = await labelsAlone(tx, { row, document, inside });
    if (labels) await writeLabels(tx, { ctx, row, changes: labels, note });
    const published = labels
      ? row.versionNumber
      : await insertVersion(tx, { ctx, row, document, note, choice: { inside, map, deadlines } });
    await tx`update journeys set draft = null, revision = revision + 1 where id = ${row.id}`;
    return published ?? 0;
  });
  return { version: await readVersion(sql, { workspaceId, journeyId: input.id, number }) };
}

/** The names and notes that are all a draft changes of the version people enter; null for more, or nothing. */
async function labelsAlone(
  tx: Transaction,
  {
    row: { state, liveVersionId },
    document,
    inside,
  }: { row: JourneyRow; document: JourneyDocument; inside: InsideChoice['inside'] },
): Promise<LabelChange[] | null> {
  const runs = state === 'live' || state === 'paused';
  if (!runs || (inside !== undefined && inside !== 'finish')) return null;
  const [live] = await tx<{ document: JourneyDocument }[]>`
    select document from versions where id = ${liveVersionId} and status <> 'stopped'`;
  const changes = live ? labelChanges(live.document, document) : null;
  return changes && changes.length > 0 ? changes : null;
}
