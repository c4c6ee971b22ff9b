import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { findJourney } from './find-journey.ts';
import type { JourneyVersion } from './journey-schema.ts';
import type { VersionRow } from './read-version.ts';
import { toVersion, versionColumns } from './read-version.ts';

const Position = z.tuple([z.number().int()]);

/** What was published of a journey, newest first. */
export async function listVersions({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { id: string };
}): Promise<Page<JourneyVersion>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const rows = await sql<VersionRow[]>`
    select ${versionColumns(sql)} from versions v join journeys j on j.id = v.journey_id
    where v.journey_id = ${id} and ${after ? sql`v.number < ${after[0]}` : sql`true`}
    order by v.number desc limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.number]);
  return { items: page.rows.map(toVersion), nextCursor: page.nextCursor };
}
