import { newId } from '@percurso/db/new-id';
import { runTransaction } from '@percurso/db/run-transaction';
import type { CaseRecord } from '@percurso/engine/records/case-record';
import { mergeAttributes } from '../contacts/merge-attributes.ts';
import type { ServiceContext } from '../context.ts';
import { toCase } from './case-row.ts';
import type { Case, NewCase } from './case-schema.ts';
import { findCase } from './find-case.ts';
import { lockContacts } from './lock-contacts.ts';
import { recordCaseChange } from './record-case-change.ts';
import { resolveCaseContacts } from './resolve-case-contacts.ts';

/** Opens a case. Throws `invalid` naming `contactId` or `reportedById` where there is no such contact. */
export async function createCase({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: NewCase;
}): Promise<Case> {
  const { sql } = ctx.db;
  const { workspaceId, actor } = ctx;
  const contacts = await resolveCaseContacts(sql, {
    workspaceId,
    contactId: input.contactId,
    reportedById: input.reportedById,
  });
  const number = await takeCaseNumber(ctx);
  const record: CaseRecord = {
    id: newId(),
    number,
    subject: input.subject,
    status: input.status,
    priority: input.priority,
    contactId: contacts.contactId ?? null,
    reportedById: contacts.reportedById ?? null,
    attributes: mergeAttributes({}, input.attributes),
  };
  await runTransaction(sql, async (tx) => {
    await lockContacts(tx, [record.contactId, record.reportedById]);
    await tx`
      insert into cases (id, workspace_id, number, subject, status, priority, contact_id,
        reported_by_id, attributes, created_at, updated_at)
      select ${record.id}::uuid, ${workspaceId}::uuid, ${number}::int, ${record.subject}::text,
        ${record.status}::text, ${record.priority}::text, ${record.contactId}::uuid,
        ${record.reportedById}::uuid, ${tx.json(record.attributes)}::jsonb, at, at
      from (select percurso_now() as at) clock_now`;
    await recordCaseChange(tx, { workspaceId, actor, before: null, after: record });
  });
  return toCase(await findCase(sql, { workspaceId, ref: record.id }));
}

/** In a commit of its own, so that nobody waits for the number while a case is written. */
async function takeCaseNumber(ctx: ServiceContext): Promise<number> {
  const [row] = await ctx.db.sql<{ number: number }[]>`
    update workspaces set next_case_number = next_case_number + 1
    where id = ${ctx.workspaceId} returning next_case_number - 1 as number`;
  if (!row) throw new Error(`Workspace ${ctx.workspaceId} does not exist.`);
  return row.number;
}
