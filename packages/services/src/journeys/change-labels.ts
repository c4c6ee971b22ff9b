import { runTransaction } from '@percurso/db/run-transaction';
import type { JourneyDocument } from '@percurso/journey/document';
import type { LabelChange } from '@percurso/journey/label-changes';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import type { ServiceContext } from '../context.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { getJourney } from './get-journey.ts';
import type { Journey, LabelWrite } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseArchived } from './refuse-archived.ts';
import { writeLabels } from './write-labels.ts';

/**
 * Changes names and notes of the current version as they stand, without a new one: nobody's way
 * depends on them. Throws `conflict` while there is a draft, which has names and notes of its own,
 * and `invalid` for a step that is not there.
 */
export async function changeLabels({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & LabelWrite;
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseArchived(row);
    if (row.draft !== null) {
      throw new ServiceError('conflict', {
        detail: 'The journey has a draft: change names and notes there, or discard it first.',
        code: 'journey-has-draft',
      });
    }
    const [version] = await tx<{ document: JourneyDocument }[]>`
      select document from versions where id = ${row.liveVersionId}`;
    if (!version) return;
    const changes = changesOf(version.document, input);
    if (changes.length > 0) await writeLabels(tx, { ctx, row, changes, note: '' });
  });
  return await getJourney({ ctx, input });
}

function changesOf(document: JourneyDocument, { name, blocks = {} }: LabelWrite): LabelChange[] {
  const known = new Map([...walkBlocks(document)].map(({ block }) => [block.id, block]));
  const missing = Object.keys(blocks).filter((id) => !known.has(id));
  if (missing.length > 0) throw stepsMissing(missing);
  const changes: LabelChange[] = [
    { blockId: null, field: 'name', before: document.name, after: name ?? document.name },
  ];
  for (const [blockId, labels] of Object.entries(blocks)) {
    for (const field of ['name', 'note'] as const) {
      const before = known.get(blockId)?.[field] ?? '';
      changes.push({ blockId, field, before, after: labels[field] ?? before });
    }
  }
  return changes.filter(({ before, after }) => before !== after);
}

function stepsMissing(ids: readonly string[]): ServiceError {
  const errors = ids.map((id): FieldError => {
    const message = `The current version has no step ${id}.`;
    return { path: `blocks.${id}`, message, code: 'step-not-found', values: { id } };
  });
  return new ServiceError('invalid', {
    detail: errors.map(({ message }) => message).join(' '),
    errors,
  });
}
