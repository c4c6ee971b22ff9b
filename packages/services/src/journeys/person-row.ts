import type { Sql, Transaction } from '@percurso/db/connect';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import type { Actor } from '../context.ts';
import type { Person } from './journey-numbers-schema.ts';

export type PersonRow = Omit<Person, 'contact' | 'since' | 'dueAt' | 'workflowUrl'> & {
  contactId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  since: Date;
  dueAt: Date | null;
};

/**
 * Columns of {@link PersonRow} from `enrolments e`, its version `v`, contact `c` and strand `s`, but
 * for `since`, `reason`, `port` and `messageId`, which are those of what is listed.
 */
export function personColumns(sql: Sql | Transaction, actor: Actor) {
  const admin = actor.type === 'user' && actor.role === 'admin';
  return sql`e.id as "enrolmentId", e.contact_id as "contactId", ${contactName(sql, 'c')} as name,
    c.email, c.phone, v.number as "versionNumber", e.status,
    case when e.status = 'inside' then v.plan -> 'steps' -> e.step ->> 'blockId' end as "blockId",
    s.due_at as "dueAt",
    case when e.status = 'inside' and exists (select from messages h
        where h.enrolment_id = e.id and h.state = 'deferred') then 'quiet-time' end as held,
    e.test, case when ${admin} then s.cohort_id end as "workflowId"`;
}

/** As the API tells it; `workflowPages` is where Temporal's pages are, if anywhere. */
export function toPerson(person: PersonRow, workflowPages: string | undefined): Person {
  const { contactId, name, email, phone, since, dueAt, ...row } = person;
  const shown = row.workflowId !== null && workflowPages !== undefined;
  return {
    ...row,
    workflowUrl: shown ? `${workflowPages}/${encodeURIComponent(row.workflowId ?? '')}` : null,
    contact: { id: toContactId(contactId), name, email, phone },
    since: since.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  };
}
