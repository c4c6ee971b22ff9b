import type { Transaction } from '@percurso/db/connect';
import type { StartedEvent } from '@percurso/db/events/insert-record-events';
import { insertRecordEvents } from '@percurso/db/events/insert-record-events';
import { newId } from '@percurso/db/new-id';
import type { CaseRecord } from '@percurso/engine/records/case-record';
import { changedColumns } from '@percurso/engine/records/changed-columns';
import type { JsonValue } from '@percurso/journey/json-value';
import { changeSource } from '../change-source.ts';
import type { Actor } from '../context.ts';

/**
 * Appends a change to the case's history and raises the events of its record triggers, in the
 * transaction of the change. Returns the events that will be routed.
 */
export async function recordCaseChange(
  tx: Transaction,
  {
    workspaceId,
    actor,
    before,
    after,
  }: { workspaceId: string; actor: Actor; before: CaseRecord | null; after: CaseRecord },
): Promise<StartedEvent[]> {
  const { source, by } = changeSource(actor);
  const columns = before
    ? changedColumns(before, after)
    : ['subject', 'status', 'priority', 'contactId', 'reportedById', 'attributes'];
  await tx`
    insert into case_changes (id, workspace_id, case_id, action, before, after, source, by, at)
    values (${newId()}, ${workspaceId}, ${after.id}, ${before ? 'updated' : 'created'},
      ${tx.json(before ? pick(before, columns) : {})}, ${tx.json(pick(after, columns))},
      ${source}, ${by}, percurso_now())`;
  return await insertRecordEvents(tx, {
    workspaceId,
    changes: [{ of: { table: 'case', before, after }, source }],
  });
}

function pick(record: CaseRecord, columns: string[]): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => columns.includes(name)));
}
