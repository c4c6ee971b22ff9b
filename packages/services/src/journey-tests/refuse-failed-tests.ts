import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '../context.ts';
import { findJourney } from '../journeys/find-journey.ts';
import { ServiceError } from '../service-error.ts';
import { runJourneyTests } from './run-journey-tests.ts';

/**
 * Runs the saved tests of a journey on its draft before it is published. Throws `invalid` with the
 * results where one fails, and with the problems where the draft does not compile.
 */
export async function refuseFailedTests({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; revision: number; ignoreFailedTests?: boolean | undefined };
}): Promise<void> {
  if (input.ignoreFailedTests === true) return;
  const { sql } = ctx.db;
  const [saved] = await sql`
    select 1 from journey_tests
    where workspace_id = ${ctx.workspaceId} and journey_id = ${input.id} limit 1`;
  if (!saved) return;
  const { draft, revision } = await findJourney(sql, {
    workspaceId: ctx.workspaceId,
    id: input.id,
  });
  // Another draft than the one to be published: refused anyway.
  if (!draft || revision !== input.revision) return;
  const { results } = await runJourneyTests({ ctx, input: { id: input.id, document: draft } });
  const failed = results.filter(({ passed }) => !passed);
  if (failed.length === 0) return;
  const count = failed.length === 1 ? 'A test fails' : `${failed.length} tests fail`;
  throw new ServiceError('invalid', {
    detail: `${count}: ${failed.map(({ name }) => name).join(', ')}. Mend the journey or the test, or publish with ignoreFailedTests.`,
    code: 'journey-tests-failed',
    values: { number: failed.length, names: failed.map(({ name }) => name).join(', ') },
    extra: { tests: results as unknown as JsonValue },
  });
}
