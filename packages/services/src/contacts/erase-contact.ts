import type { Transaction } from '@percurso/db/connect';
import { insertSuppressions } from '@percurso/db/engine/suppressions';
import { addCounts } from '@percurso/db/engine/write-trail';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { exitEnrolments } from './exit-enrolments.ts';
import { findContact } from './find-contact.ts';

/**
 * Removes everything personal of a contact, of those merged into it too. They leave the journeys they
 * are in (`erased`); events, messages and cases stay as bare rows, so that every number still adds up;
 * addresses stay as salted hashes only. Asked again, it does nothing.
 */
export async function eraseContact({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string };
}): Promise<void> {
  const { workspaceId, db, secret } = ctx;
  await runTransaction(db.sql, async (tx) => {
    const contactId = await findContact(tx, { workspaceId, ref: input.contact });
    const rows = await tx<{ id: string; email: string | null; phone: string | null }[]>`
      select id, email, phone from contacts
      where (id = ${contactId} or merged_into = ${contactId}) and erased_at is null
      order by id for no key update`;
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const enrolments = await tx<{ id: string }[]>`
      select id from enrolments where contact_id = any(${ids}::uuid[]) order by id for no key update`;
    const enrolmentIds = enrolments.map(({ id }) => id);
    await tx`
      select id from messages where contact_id = any(${ids}::uuid[]) order by id for no key update`;
    // Waits for rows being inserted that refer to the contact, last: who inserts holds what is locked above.
    await tx`select 1 from contacts where id = any(${ids}::uuid[]) order by id for update`;
    const counts = await exitEnrolments(tx, { workspaceId, ids: enrolmentIds, reason: 'erased' });
    await keepHashes(tx, { workspaceId, ids, secret, rows });
    await emptyJourneys(tx, enrolmentIds);
    await emptyEvents(tx, ids);
    await emptyMessages(tx, ids);
    await emptyCases(tx, ids);
    await tx`
      update contacts set external_id = null, email = null, phone = null, first_name = null,
        last_name = null, language = null, time_zone = null, attributes = '{}',
        erased_at = percurso_now(), updated_at = percurso_now()
      where id = any(${ids}::uuid[])`;
    await addCounts(tx, counts);
  });
}

/** Addresses that were the contact's, or that it consented for, as hashes nobody can read back. */
async function keepHashes(
  tx: Transaction,
  {
    workspaceId,
    ids,
    secret,
    rows,
  }: {
    workspaceId: string;
    ids: string[];
    secret: string;
    rows: { email: string | null; phone: string | null }[];
  },
): Promise<void> {
  const consented = await tx<{ channel: string; address: string }[]>`
    select distinct channel, address from consents where contact_id = any(${ids}::uuid[])`;
  const points = [
    ...consented,
    ...rows.flatMap(({ email, phone }) => [
      ...(email ? [{ channel: 'email', address: email }] : []),
      ...(phone ? [{ channel: 'sms', address: phone }] : []),
    ]),
  ];
  await insertSuppressions(tx, { workspaceId, secret, reason: 'erased', points });
  await tx`delete from consents where contact_id = any(${ids}::uuid[])`;
  await tx`
    delete from channel_tests where workspace_id = ${workspaceId}
      and ("to" = any(${points.map(({ address }) => address)}::text[])
        or "to" in (select m."to" from messages m where m.contact_id = any(${ids}::uuid[])))`;
}

async function emptyJourneys(tx: Transaction, enrolmentIds: string[]): Promise<void> {
  await tx`
    update enrolment_data set entry = '{}', vars = '{}', steps = '{}'
    where enrolment_id = any(${enrolmentIds}::uuid[])`;
  await tx`update enrolments set key = null where id = any(${enrolmentIds}::uuid[])`;
  // A failure says what it failed on.
  await tx`
    update trail set reason = split_part(reason, ':', 1)
    where enrolment_id = any(${enrolmentIds}::uuid[]) and reason like '%:%'`;
  // A condition says what it compared.
  await tx`
    update trail set detail = null
    where enrolment_id = any(${enrolmentIds}::uuid[]) and detail is not null`;
  await tx`
    update effects set request = '{}', answer = null
    where enrolment_id = any(${enrolmentIds}::uuid[])`;
  await tx`delete from activations where enrolment_id = any(${enrolmentIds}::uuid[])`;
}

async function emptyEvents(tx: Transaction, contactIds: string[]): Promise<void> {
  await tx`
    update event_decisions set detail = null where event_seq in (
      select seq from events where contact_id = any(${contactIds}::uuid[]))`;
  await tx`
    update events set attributes = '{}', key = null,
      outcome = coalesce(outcome, 'no-person'),
      reason = case when routed_at is null then 'erased' else reason end,
      routed_at = coalesce(routed_at, percurso_now())
    where contact_id = any(${contactIds}::uuid[])`;
}

async function emptyMessages(tx: Transaction, contactIds: string[]): Promise<void> {
  await tx`
    update message_interactions set detail = '{}' where message_id in (
      select id from messages where contact_id = any(${contactIds}::uuid[]))`;
  await tx`
    update messages set "to" = null, subject = null, body = '', html = null, gates = '[]'
    where contact_id = any(${contactIds}::uuid[])`;
}

async function emptyCases(tx: Transaction, contactIds: string[]): Promise<void> {
  const cases = await tx<{ id: string }[]>`
    update cases set subject = '–', attributes = '{}'
    where contact_id = any(${contactIds}::uuid[]) returning id`;
  await tx`
    update case_changes set before = before - 'subject' - 'attributes',
      after = after - 'subject' - 'attributes'
    where case_id = any(${cases.map(({ id }) => id)}::uuid[])`;
}
