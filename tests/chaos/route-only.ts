import { definitions } from '@percurso/blocks/definitions';
import { runs } from '@percurso/blocks/runs';
import type { Sql } from '@percurso/db/connect';
import { routeNext } from '@percurso/db/routing/route-next';
import { v7 } from 'uuid';

/** The router without anybody who tells workflows: what it makes waits for whoever does. */
export function createDriverOf(sql: Sql) {
  return {
    /** Routes everything, and gives each person a strand and a cohort of their own, told of by nobody. */
    async splitAll(): Promise<void> {
      while ((await routeNext({ sql, runs, definitions })).routed > 0);
      const people = await sql<{ id: string; strandId: string }[]>`
        select id, strand_id as "strandId" from enrolments where status = 'inside' order by id`;
      for (const { id, strandId } of people) {
        const own = v7();
        await sql`
          insert into strands (id, workspace_id, version_id, cohort_id, step, op, kind, queue, size,
            since, due_at, check_at)
          select ${own}, workspace_id, version_id, ${`cohort-${own}`}, step, op, kind, queue, 1, since,
            due_at, clock_timestamp() + interval '10 minutes'
          from strands where id = ${strandId}`;
        await sql`update enrolments set strand_id = ${own} where id = ${id}`;
      }
      await sql`
        delete from strands s where not exists (
          select 1 from enrolments e where e.strand_id = s.id)`;
    },
  };
}
