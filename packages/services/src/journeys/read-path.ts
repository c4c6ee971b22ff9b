import type { ServiceContext } from '../context.ts';
import { findJourney } from './find-journey.ts';
import type { PersonPath } from './journey-numbers-schema.ts';

type Step = PersonPath['steps'][number];

/** The blocks that somebody left, in order, with the way they took; empty for nobody of the journey. */
export async function readPath({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; enrolmentId: string };
}): Promise<PersonPath> {
  const { sql } = ctx.db;
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const rows = await sql<(Omit<Step, 'at'> & { at: Date })[]>`
    select t.block_id as "blockId", t.port, t.at from trail t
      join enrolments e on e.id = t.enrolment_id
    where e.id = ${input.enrolmentId} and e.journey_id = ${id}
    order by t.id limit 5000`;
  return { steps: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
