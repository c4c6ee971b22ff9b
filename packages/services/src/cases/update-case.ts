import type { Transaction } from '@percurso/db/connect';
import type { StartedEvent } from '@percurso/db/events/insert-record-events';
import { runTransaction } from '@percurso/db/run-transaction';
import type { CaseRecord } from '@percurso/engine/records/case-record';
import { changedColumns } from '@percurso/engine/records/changed-columns';
import { mergeAttributes } from '../contacts/merge-attributes.ts';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { toCase, toCaseRecord } from './case-row.ts';
import type { CasePatch, PatchedCase } from './case-schema.ts';
import { findCase } from './find-case.ts';
import { lockContacts } from './lock-contacts.ts';
import { recordCaseChange } from './record-case-change.ts';
import { resolveCaseContacts } from './resolve-case-contacts.ts';

/** A change is tried anew after each that gave the case another customer meanwhile. */
const MOST_ATTEMPTS = 20;

type ContactIds = Awaited<ReturnType<typeof resolveCaseContacts>>;

/**
 * Changes a case, appends to its history and raises its record events, all at once. A patch that
 * changes nothing writes nothing. Throws `not-found`, or `invalid` naming the contact's field.
 */
export async function updateCase({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { case: string; patch: CasePatch };
}): Promise<PatchedCase> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { patch } = input;
  const contacts = await resolveCaseContacts(sql, {
    workspaceId,
    contactId: patch.contactId,
    reportedById: patch.reportedById,
  });
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const seen = await findCase(sql, { workspaceId, ref: input.case });
    const started = await runTransaction(sql, (tx) =>
      patchCase(tx, { ctx, seen: toCaseRecord(seen), patch, contacts }),
    );
    if (started === 'contacts-changed') continue;
    return {
      ...toCase(await findCase(sql, { workspaceId, ref: seen.id })),
      startedEvents: started.map(({ triggerKey, triggerName, eventId }) => ({
        triggerKey,
        triggerName,
        eventId,
      })),
    };
  }
  throw new ServiceError('conflict', {
    detail: 'Others keep changing the customer of this case. Try again.',
    code: 'case-busy',
  });
}

interface Work {
  ctx: ServiceContext;
  seen: CaseRecord;
  patch: CasePatch;
  contacts: ContactIds;
}

/** Contacts are locked before the case, so they are those it had when it was read. */
async function patchCase(
  tx: Transaction,
  { ctx, seen, patch, contacts }: Work,
): Promise<StartedEvent[] | 'contacts-changed'> {
  await lockContacts(tx, [
    seen.contactId,
    seen.reportedById,
    contacts.contactId ?? null,
    contacts.reportedById ?? null,
  ]);
  await tx`select 1 from cases where id = ${seen.id} for update`;
  const { workspaceId, actor } = ctx;
  const before = toCaseRecord(await findCase(tx, { workspaceId, ref: seen.id }));
  if (before.contactId !== seen.contactId || before.reportedById !== seen.reportedById) {
    return 'contacts-changed';
  }
  const after = patched(before, patch, contacts);
  if (changedColumns(before, after).length === 0) return [];
  await tx`
    update cases set subject = ${after.subject}, status = ${after.status},
      priority = ${after.priority}, contact_id = ${after.contactId},
      reported_by_id = ${after.reportedById}, attributes = ${tx.json(after.attributes)},
      updated_at = percurso_now()
    where id = ${after.id}`;
  return await recordCaseChange(tx, { workspaceId, actor, before, after });
}

function patched(before: CaseRecord, patch: CasePatch, contacts: ContactIds): CaseRecord {
  const { contactId, reportedById } = contacts;
  return {
    ...before,
    subject: patch.subject ?? before.subject,
    status: patch.status ?? before.status,
    priority: patch.priority ?? before.priority,
    contactId: contactId === undefined ? before.contactId : contactId,
    reportedById: reportedById === undefined ? before.reportedById : reportedById,
    attributes: mergeAttributes(before.attributes, patch.attributes),
  };
}
