import { z } from 'zod';
import { contactMatches } from '../contacts/contact-search.ts';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { findJourney } from './find-journey.ts';
import type { PeopleQuery, Person } from './journey-numbers-schema.ts';
import { listCountedPeople } from './list-counted-people.ts';
import { ofPeriod, readPeriod } from './numbers-period.ts';
import type { PersonRow } from './person-row.ts';
import { personColumns, toPerson } from './person-row.ts';

const Position = z.tuple([z.uuid()]);

/**
 * Who is or was in the journey, those who entered last first; `block` is where they stand, or with
 * `count` whose number they are counted in. Of a period or a channel they are those whom its numbers
 * count, so without tests.
 */
export async function listPeople({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & PeopleQuery & { id: string };
}): Promise<Page<Person>> {
  const { sql } = ctx.db;
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const { block, status, search, version, limit, count } = input;
  if (count) return await listCountedPeople({ ctx, input: { ...input, count, journeyId: id } });
  const after = decodeCursor(input.cursor, Position);
  const period = readPeriod(input);
  // A step is a number of its version's plan, so the block is looked up in each version.
  const stands = sql`e.status = 'inside' and (e.version_id, e.step) in (
    select v.id, s.number::int - 1 from versions v,
      jsonb_array_elements(v.plan -> 'steps') with ordinality as s (step, number)
    where v.journey_id = ${id} and s.step ->> 'blockId' = ${block ?? ''})`;
  const rows = await sql<PersonRow[]>`
    select ${personColumns(sql, ctx.actor)}, e.moved_at as since, e.exit_reason as reason,
      null as port, null as "messageId"
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
