import { contactName } from '../contacts/contact-name.ts';
import type { ServiceContext } from '../context.ts';
import { findJourney } from './find-journey.ts';
import type { PersonPath } from './journey-numbers-schema.ts';

type Step = PersonPath['steps'][number];

/** Who it is, where they stand, and the blocks they left, in order, with the way they took each time. */
export async function readPath({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; enrolmentId: string };
}): Promise<PersonPath> {
  const { sql } = ctx.db;
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const [person] = await sql<Pick<PersonPath, 'name' | 'blockId'>[]>`
    select ${contactName(sql, 'c')} as name,
      case when e.status = 'inside' then v.plan -> 'steps' -> e.step ->> 'blockId' end as "blockId"
    from enrolments e join contacts c on c.id = e.contact_id join versions v on v.id = e.version_id
    where e.id = ${input.enrolmentId} and e.journey_id = ${id}`;
  const rows = await sql<(Omit<Step, 'at'> & { at: Date })[]>`
    select t.block_id as "blockId", t.port, t.at from trail t
      join enrolments e on e.id = t.enrolment_id
    where e.id = ${input.enrolmentId} and e.journey_id = ${id}
    order by t.id limit 5000`;
  const { name = null, blockId = null } = person ?? {};
  return { name, blockId, steps: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
