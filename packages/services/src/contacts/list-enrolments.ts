import type { JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { Enrolment, EnrolmentQuery } from './enrolment-schema.ts';
import { findContact } from './find-contact.ts';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

type Row = Omit<Enrolment, 'enteredAt' | 'since' | 'dueAt' | 'blockKind' | 'blockName'> & {
  versionId: string;
  enteredAt: Date;
  since: Date;
  dueAt: Date | null;
};

/** The journeys a contact is in or was, those entered last first, with the step where it stands. */
export async function listEnrolments({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & EnrolmentQuery & { contact: string };
}): Promise<Page<Enrolment>> {
  const { sql } = ctx.db;
  const { status, limit } = input;
  const after = decodeCursor(input.cursor, Position);
  const contactId = await findContact(sql, { workspaceId: ctx.workspaceId, ref: input.contact });
  const rows = await sql<Row[]>`
    select e.id, e.journey_id as "journeyId", j.name as "journeyName", v.id as "versionId",
      v.number as "versionNumber", e.status, e.exit_reason as reason, e.test,
      e.entered_at as "enteredAt", e.moved_at as since, s.due_at as "dueAt",
      case when e.status = 'inside' then v.plan -> 'steps' -> e.step ->> 'blockId' end as "blockId"
    from enrolments e
      join journeys j on j.id = e.journey_id
      join versions v on v.id = e.version_id
      left join strands s on s.id = e.strand_id
    where e.contact_id = ${contactId}
      and ${status ? sql`e.status = ${status}` : sql`true`}
      and ${after ? sql`(e.entered_at, e.id) < (${after[0]}, ${after[1]})` : sql`true`}
    order by e.entered_at desc, e.id desc limit ${limit + 1}`;
  const page = cutPage(rows, limit, (row) => [row.enteredAt.toISOString(), row.id]);
  const ids = [
    ...new Set(page.rows.flatMap((row) => (row.blockId === null ? [] : [row.versionId]))),
  ];
  const versions = await sql<{ id: string; document: JourneyDocument }[]>`
    select id, document from versions where id = any(${ids}::uuid[])`;
  const documents = new Map(versions.map(({ id, document }) => [id, document]));
  return {
    items: page.rows.map((row) => toEnrolment(row, documents.get(row.versionId))),
    nextCursor: page.nextCursor,
  };
}

function toEnrolment(
  { versionId: _, enteredAt, since, dueAt, ...row }: Row,
  document: JourneyDocument | undefined,
): Enrolment {
  const block =
    document && row.blockId !== null ? findBlock(document, row.blockId)?.block : undefined;
  return {
    ...row,
    enteredAt: enteredAt.toISOString(),
    since: since.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    blockKind: block?.kind ?? null,
    blockName: block?.name ?? null,
  };
}
