import type { Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { JourneyRow } from './journey-row.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { lockVersions } from './lock-versions.ts';
import { refuseArchived } from './refuse-archived.ts';

/**
 * Stops one version of the journey, or all: nobody enters and nothing is sent from the commit of the
 * flag on; the people inside then leave in pages, which the worker does. May be asked again. Throws
 * `conflict` for one never published, `not-found` for no such version.
 */
export async function stopJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; version?: number | undefined };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseArchived(row);
    if (row.liveVersionId === null) {
      throw new ServiceError('conflict', {
        detail: 'This journey was never published: there is nothing to stop.',
        code: 'journey-never-published',
      });
    }
    if (input.version === undefined) await stopVersions(tx, row.id);
    else await stopVersion(tx, row, input.version);
    const [current] = await tx<{ status: string }[]>`
      select status from versions where id = ${row.liveVersionId}`;
    if (current?.status !== 'stopped' || row.state === 'stopped') return;
    await tx`
      update journeys set state = 'stopped', updated_at = percurso_now(),
        updated_by = ${editorName(ctx.actor)}
      where id = ${row.id}`;
  });
  return await getJourney({ ctx, input });
}

/** Stops all versions of a locked journey. */
export async function stopVersions(tx: Transaction, journeyId: string): Promise<void> {
  const versions = await lockVersions(tx, journeyId);
  await writeStop(
    tx,
    versions.map(({ id }) => id),
  );
}

async function stopVersion(tx: Transaction, row: JourneyRow, number: number): Promise<void> {
  const [known] = await tx`
    select 1 from versions where journey_id = ${row.id} and number = ${number}`;
  if (!known) {
    throw new ServiceError('not-found', {
      detail: `There is no version ${number} of journey ${row.id}.`,
      code: 'version-not-found',
      values: { number },
    });
  }
  const running = await lockVersions(tx, row.id);
  const version = running.find((one) => one.number === number);
  if (!version) return;
  if (version.id === row.liveVersionId && row.state === 'paused' && running.length > 1) {
    throw new ServiceError('conflict', {
      detail:
        'The journey is paused: stopping its current version alone would leave the older ones paused for ever. Resume it first, or stop them all.',
      code: 'journey-paused',
    });
  }
  await writeStop(tx, [version.id]);
}

/** People of a version that was being moved leave it as well. */
async function writeStop(tx: Transaction, ids: string[]): Promise<void> {
  await tx`
    update versions set status = 'stopped', paused_at = null, moves_to = null
    where id = any(${ids}::uuid[])`;
}
