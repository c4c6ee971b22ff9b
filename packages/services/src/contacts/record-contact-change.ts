import type { Transaction } from '@percurso/db/connect';
import { insertRecordEvents } from '@percurso/db/events/insert-record-events';
import type { ContactRecord } from '@percurso/engine/records/contact-record';
import { changeSource } from '../change-source.ts';
import type { Actor } from '../context.ts';
import type { ContactRow } from './contact-row.ts';

/** One contact before and after; `before` is null where it was created. */
export interface ContactChange {
  before: ContactRow | null;
  after: ContactRow;
}

/** Raises, in the transaction of the changes, the events of the record triggers on contacts. */
export async function recordContactChanges(
  tx: Transaction,
  {
    workspaceId,
    changes,
    ...by
  }: { workspaceId: string; changes: ContactChange[] } & ({ actor: Actor } | { source: 'import' }),
): Promise<void> {
  const source = 'source' in by ? by.source : changeSource(by.actor).source;
  await insertRecordEvents(tx, {
    workspaceId,
    changes: changes.map(({ before, after }) => ({
      of: { table: 'contact', before: before && toRecord(before), after: toRecord(after) },
      source,
    })),
  });
}

function toRecord({ createdAt: _, updatedAt: __, ...record }: ContactRow): ContactRecord {
  return record;
}
