import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { countErrors } from './compile-document.ts';
import { findJourney } from './find-journey.ts';
import { toJourneySummary } from './journey-row.ts';
import type { Journey } from './journey-schema.ts';
import { publishWarnings } from './publish-warnings.ts';
import { readJourneyCounts } from './read-journey-counts.ts';
import { readWorkspaceFacts } from './read-workspace-facts.ts';

/** The journey with its draft, or its current version where there is none. */
export async function getJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const row = await findJourney(sql, { workspaceId, id: input.id });
  const [version] = await sql<{ document: JourneyDocument }[]>`
    select document from versions where id = ${row.liveVersionId}`;
  const liveDocument = version?.document ?? null;
  const document = row.draft ?? liveDocument;
  if (document === null) throw new Error(`Journey ${row.id} has neither draft nor version.`);
  const facts = await readWorkspaceFacts(sql, workspaceId);
  const [counts, taken, warnings] = await Promise.all([
    readJourneyCounts(sql, row.id),
    sql<{ id: string }[]>`
      select distinct s.step ->> 'blockId' as id
      from versions v cross join jsonb_array_elements(v.plan -> 'steps') as s (step)
      where v.journey_id = ${row.id} order by id`,
    publishWarnings(sql, {
      workspaceId,
      journeyId: row.id,
      document,
      triggers: facts.triggers,
    }),
  ]);
  return {
    ...toJourneySummary({ ...row, ...counts }, countErrors(row.draft, facts)),
    revision: row.revision,
    document,
    isDraft: row.draft !== null,
    liveDocument,
    publishWarnings: warnings,
    publishedBlockIds: taken.map(({ id }) => id),
  };
}
