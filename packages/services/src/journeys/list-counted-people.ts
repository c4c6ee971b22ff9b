import { z } from 'zod';
import { contactMatches } from '../contacts/contact-search.ts';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { countedRows } from './counted-rows.ts';
import type { PeopleCount, PeopleQuery, Person } from './journey-numbers-schema.ts';
import { ofPeriod, readPeriod } from './numbers-period.ts';
import type { PersonRow } from './person-row.ts';
import { personColumns, toPerson } from './person-row.ts';

const Position = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()]);

type CountedRow = PersonRow & { enteredAt: Date; rowId: string };

/**
 * Whom a number counts, a row for each time it counts them, those who entered last first. They are
 * looked up version by version in the order of entry, so that a page reads no more than it needs;
 * only a rare port makes it look at the trail of many.
 */
export async function listCountedPeople({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & PeopleQuery & { journeyId: string; count: PeopleCount };
}): Promise<Page<Person>> {
  const { sql } = ctx.db;
  const { journeyId, limit, search, version } = input;
  const after = decodeCursor(input.cursor, Position);
  const period = readPeriod(input) ?? { from: null, to: null, channel: null };
  const rows = await sql.begin('isolation level repeatable read read only', async (tx) => {
    // A person's trail lies together and is looked up by index, never found in the whole table.
    await tx`set local random_page_cost = 1.1`;
    await tx`set local enable_hashjoin = off`;
    await tx`set local enable_mergejoin = off`;
    const counted = await countedRows(tx, input);
    return await tx<CountedRow[]>`
      select ${personColumns(tx, ctx.actor)}, p.at as since, p.reason, p.port,
        p."messageId", p.entered_at as "enteredAt", p.row_id as "rowId"
      from (
        select o.* from versions w cross join lateral (
          select e.id, e.entered_at, r.* from enrolments e ${counted.rows}
          where e.version_id = w.id and ${ofPeriod(tx, period)} and ${counted.only}
            and ${
              after
                ? tx`e.entered_at <= ${after[0]}
                    and (e.entered_at, e.id, r.row_id) < (${after[0]}, ${after[1]}, ${after[2]})`
                : tx`true`
            }
            and ${
              search
                ? tx`exists (select from contacts c
                    where c.id = e.contact_id and ${contactMatches(tx, 'c', search)})`
                : tx`true`
            }
          order by e.entered_at desc, e.id desc, r.row_id desc limit ${limit + 1}
        ) o
        where w.journey_id = ${journeyId} and ${
          typeof version !== 'number'
            ? tx`true`
            : counted.moved
              ? tx`w.number >= ${version}`
              : tx`w.number = ${version}`
        }
        order by o.entered_at desc, o.id desc, o.row_id desc limit ${limit + 1}
      ) p
        join enrolments e on e.id = p.id
        join versions v on v.id = e.version_id
        join contacts c on c.id = e.contact_id
        left join strands s on s.id = e.strand_id
      order by p.entered_at desc, p.id desc, p.row_id desc`;
  });
  const page = cutPage(rows, limit, ({ enteredAt, enrolmentId, rowId }) => [
    enteredAt.toISOString(),
    enrolmentId,
    rowId,
  ]);
  return {
    items: page.rows.map(({ enteredAt, rowId, ...row }) => toPerson(row, ctx.workflowPages)),
    nextCursor: page.nextCursor,
  };
}
