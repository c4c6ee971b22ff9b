import type { Transaction } from '@percurso/db/connect';
import { addCounts } from '@percurso/db/engine/write-trail';
import { passOn } from '@percurso/db/routing/follow-contacts';
import { runTransaction } from '@percurso/db/run-transaction';
import type { Actor, ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns, toContact } from './contact-row.ts';
import type { Contact } from './contact-schema.ts';
import { exitEnrolments } from './exit-enrolments.ts';
import { findContact } from './find-contact.ts';
import { recordContactChanges } from './record-contact-change.ts';

interface Pair {
  workspaceId: string;
  actor: Actor;
  from: ContactRow;
  into: ContactRow;
}

/**
 * Makes two contacts one: what is known of `contact` and happened to it becomes that of `into`, which
 * keeps what it has of its own; the other's identifiers go on leading to it. An enrolment of which
 * `into` has its like is left (`merged`). Throws `conflict` where the two are one already.
 */
export async function mergeContact({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string; into: string };
}): Promise<Contact> {
  const { workspaceId, actor, db } = ctx;
  return toContact(
    await runTransaction(db.sql, async (tx) => {
      const fromId = await findContact(tx, { workspaceId, ref: input.contact });
      const intoId = await findContact(tx, { workspaceId, ref: input.into });
      const rows = await tx<ContactRow[]>`
        select ${contactColumns(tx)} from contacts
        where (id = any(${[fromId, intoId]}::uuid[]) and merged_into is null and erased_at is null)
          or merged_into = ${fromId}
        order by id for no key update`;
      const from = rows.find(({ id }) => id === fromId);
      const into = rows.find(({ id }) => id === intoId);
      if (!from || !into || from === into) {
        throw new ServiceError('conflict', {
          detail: `Two different contacts are expected; ${input.contact} and ${input.into} are one, or one of them is gone.`,
          code: 'contacts-not-two',
          values: { contact: input.contact, into: input.into },
        });
      }
      return await merge(tx, { workspaceId, actor, from, into });
    }),
  );
}

async function merge(tx: Transaction, pair: Pair): Promise<ContactRow> {
  const { workspaceId, actor, from, into } = pair;
  const both = [from.id, into.id];
  await tx`
    select id from enrolments where contact_id = any(${both}::uuid[]) order by id for no key update`;
  await tx`select id from messages where contact_id = ${from.id} order by id for no key update`;
  const doubled = await tx<{ id: string }[]>`
    select e.id from enrolments e join enrolments o on o.contact_id = ${into.id}
      and o.journey_id = e.journey_id and o.key is not distinct from e.key
      and o.status = 'inside' and o.solo
    where e.contact_id = ${from.id} and e.status = 'inside' and e.solo`;
  const counts = await exitEnrolments(tx, {
    workspaceId,
    ids: doubled.map(({ id }) => id),
    reason: 'merged',
  });
  await tx`update enrolments set contact_id = ${into.id} where contact_id = ${from.id}`;
  await tx`update waits set contact_id = ${into.id} where contact_id = ${from.id}`;
  await tx`update messages set contact_id = ${into.id} where contact_id = ${from.id}`;
  await tx`update consents set contact_id = ${into.id} where contact_id = ${from.id}`;
  await tx`update cases set contact_id = ${into.id} where contact_id = ${from.id}`;
  await tx`update cases set reported_by_id = ${into.id} where reported_by_id = ${from.id}`;
  const merged = await mergeRows(tx, pair);
  await passOn(tx, [{ id: from.id, mergedInto: into.id }]);
  await tx`update events set contact_id = ${into.id} where contact_id = ${from.id}`;
  await recordContactChanges(tx, {
    workspaceId,
    actor,
    changes: [{ before: into, after: merged }],
  });
  await addCounts(tx, counts);
  return merged;
}

/** The one that goes keeps, as other names of the one that stays, what that has of its own. */
async function mergeRows(tx: Transaction, { from, into }: Pair): Promise<ContactRow> {
  const given = {
    email: into.email === null ? from.email : null,
    phone: into.phone === null ? from.phone : null,
  };
  await tx`
    update contacts set merged_into = ${into.id}, updated_at = percurso_now(),
      email = case when ${given.email}::text is null then email end,
      phone = case when ${given.phone}::text is null then phone end
    where id = ${from.id}`;
  await tx`update contacts set merged_into = ${into.id} where merged_into = ${from.id}`;
  const rows = await tx<ContactRow[]>`
    update contacts set email = coalesce(email, ${given.email}),
      phone = coalesce(phone, ${given.phone}),
      first_name = coalesce(first_name, ${from.firstName}),
      last_name = coalesce(last_name, ${from.lastName}),
      language = coalesce(language, ${from.language}),
      time_zone = coalesce(time_zone, ${from.timeZone}),
      attributes = ${tx.json(from.attributes)}::jsonb || attributes, updated_at = percurso_now()
    where id = ${into.id} returning ${contactColumns(tx)}`;
  return rows[0] as ContactRow;
}
