import type { Transaction } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { activeBlocks } from './active-blocks.ts';
import { lockVersions } from './lock-versions.ts';
import type { InsideChoice } from './publish-schema.ts';

/**
 * Flags the older versions of a locked journey for what becomes of their people: nothing, moving to the
 * new version, or leaving. Rows follow in pages. Throws `invalid` for a map that leads nowhere.
 */
export async function supersedeVersions(
  tx: Transaction,
  {
    journeyId,
    by,
    choice: { inside = 'finish', map = {}, deadlines = 'keep' },
  }: { journeyId: string; by: { id: string; document: JourneyDocument }; choice: InsideChoice },
): Promise<void> {
  refuseMap(by.document, map);
  if (inside === 'finish') return;
  const ids = (await lockVersions(tx, journeyId)).map(({ id }) => id);
  if (inside === 'exit') {
    await tx`
      update versions set status = 'stopped', paused_at = null, moves_to = ${by.id}
      where id = any(${ids}::uuid[])`;
    return;
  }
  const rule = JSON.stringify({ blocks: map, deadlines });
  // One that is being emptied into another goes on there first, and from there to the new one.
  await tx`
    update versions set moves_to = ${by.id}, move_map = ${rule}::text::jsonb
    where id = any(${ids}::uuid[]) and moves_to is null`;
}

function refuseMap(document: JourneyDocument, map: Record<string, string>): void {
  const known = activeBlocks(document);
  const errors = Object.entries(map).flatMap(([from, to]): FieldError[] => {
    if (known.has(to)) return [];
    const message = `The new version has no block ${to} to go on at.`;
    return [{ path: `map.${from}`, message, code: 'block-not-found', values: { id: to } }];
  });
  if (errors.length === 0) return;
  const detail = errors.map(({ message }) => message).join(' ');
  throw new ServiceError('invalid', { detail, errors });
}
