import { z } from 'zod';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import { contactMatches } from '../contacts/contact-search.ts';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { findJourney } from './find-journey.ts';
import type { PeopleQuery, Person } from './journey-numbers-schema.ts';
import { ofPeriod, readPeriod } from './numbers-period.ts';

const Position = z.tuple([z.uuid()]);

type PersonRow = Omit<Person, 'contact' | 'since' | 'dueAt' | 'workflowUrl'> & {
  contactId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  since: Date;
  dueAt: Date | null;
};

/**
 * Who is or was in the journey, those who entered last first; `block` is where they stand. Of a period
 * or a channel they are those whom its numbers count, so without tests.
 */
export async function listPeople({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & PeopleQuery & { id: string };
}): Promise<Page<Person>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const { block, status, search, version, limit } = input;
  const period = readPeriod(input);
  const { actor } = ctx;
  const admin = actor.type === 'user' && actor.role === 'admin';
  // A step is a number of its version's plan, so the block is looked up in each version.
  const stands = sql`e.status = 'inside' and (e.version_id, e.step) in (
    select v.id, s.number::int - 1 from versions v,
      jsonb_array_elements(v.plan -> 'steps') with ordinality as s (step, number)
    where v.journey_id = ${id} and s.step ->> 'blockId' = ${block ?? ''})`;
  const rows = await sql<PersonRow[]>`
    select e.id as "enrolmentId", e.contact_id as "contactId", ${contactName(sql, 'c')} as name,
      c.email, c.phone, v.number as "versionNumber", e.status, e.moved_at as since,
      case when e.status = 'inside' then v.plan -> 'steps' -> e.step ->> 'blockId' end as "blockId",
      s.due_at as "dueAt", e.exit_reason as reason, e.test,
      case when ${admin} then s.cohort_id end as "workflowId"
    from enrolments e
      join versions v on v.id = e.version_id
      join contacts c on c.id = e.contact_id
      left join strands s on s.id = e.strand_id
    where v.journey_id = ${id}
      and ${after ? sql`e.id < ${after[0]}` : sql`true`}
      and ${status ? sql`e.status = ${status}` : sql`true`}
      and ${typeof version === 'number' ? sql`v.number = ${version}` : sql`true`}
      and ${period ? ofPeriod(sql, period) : sql`true`}
      and ${block ? stands : sql`true`}
      and ${search ? contactMatches(sql, 'c', search) : sql`true`}
    order by e.id desc limit ${limit + 1}`;
  const page = cutPage(rows, limit, (row) => [row.enrolmentId]);
  return {
    items: page.rows.map((row) => toPerson(row, ctx.workflowPages)),
    nextCursor: page.nextCursor,
  };
}

function toPerson(person: PersonRow, workflowPages: string | undefined): Person {
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
