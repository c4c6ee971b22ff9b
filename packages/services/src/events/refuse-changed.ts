import type { Transaction } from '@percurso/db/connect';
import type { NewEvent } from '@percurso/db/events/insert-events';
import { ServiceError } from '../service-error.ts';

type Row = NewEvent & { id: string };

/**
 * Compares the rows the insert skipped with what is stored under their message ids; throws
 * `conflict` where a body differs, which undoes the whole batch.
 */
export async function refuseChanged(
  tx: Transaction,
  { workspaceId, rows, inserted }: { workspaceId: string; rows: Row[]; inserted: Set<string> },
): Promise<void> {
  const skipped = rows.filter(({ id }) => !inserted.has(id));
  if (skipped.length === 0) return;
  const stored = await tx<{ source: string; messageId: string; bodyHash: string }[]>`
    select source, message_id as "messageId", body_hash as "bodyHash" from events
    where workspace_id = ${workspaceId} and source = ${skipped[0]?.source ?? ''}
      and message_id = any(${skipped.map(({ messageId }) => messageId)})`;
  const hashes = new Map(stored.map(({ messageId, bodyHash }) => [messageId, bodyHash]));
  const errors = rows.flatMap(({ id, messageId, bodyHash }, index) =>
    inserted.has(id) || hashes.get(messageId) === bodyHash
      ? []
      : [
          {
            path: `events[${index}].messageId`,
            message: `“${messageId}” was sent before with another body`,
            code: 'event-changed' as const,
            values: { messageId },
          },
        ],
  );
  if (errors.length === 0) return;
  throw new ServiceError('conflict', {
    detail: `Nothing was stored. ${errors[0]?.path}: ${errors[0]?.message}; a new event needs a message id of its own.`,
    errors,
  });
}
