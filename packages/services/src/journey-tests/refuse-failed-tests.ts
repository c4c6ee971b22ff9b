import type { JourneyDocument } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { runJourneyTests } from './run-journey-tests.ts';

/**
 * Runs the saved tests of a journey on the document that is to be published. Throws `invalid` with the
 * results where one fails, and with the problems where the document does not compile.
 */
export async function refuseFailedTests({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: {
    id: string;
    document: JourneyDocument;
    ignoreFailedTests?: boolean | undefined;
  };
}): Promise<void> {
  const { id, document, ignoreFailedTests } = input;
  if (ignoreFailedTests === true) return;
  const [saved] = await ctx.db.sql`
    select 1 from journey_tests
    where workspace_id = ${ctx.workspaceId} and journey_id = ${id} limit 1`;
  if (!saved) return;
  const { results } = await runJourneyTests({ ctx, input: { id, document } });
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
