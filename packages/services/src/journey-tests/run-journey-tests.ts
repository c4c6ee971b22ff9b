import type { JourneyDocument } from '@percurso/journey/document';
import { entryTime } from '@percurso/journey/entry-time';
import type { ServiceContext } from '../context.ts';
import { readDocument } from '../journeys/read-document.ts';
import { simulateJourney } from '../journeys/simulate-journey.ts';
import { ServiceError } from '../service-error.ts';
import { checkExpectation } from './check-expectation.ts';
import type {
  Difference,
  JourneyTestResult,
  JourneyTestRun,
  JourneyTestWrite,
  RunJourneyTests,
} from './journey-test-schema.ts';
import { JourneyTestDefinition } from './journey-test-schema.ts';
import { listJourneyTests } from './list-journey-tests.ts';

/**
 * Simulates the saved tests of a journey, or those given, on the document given or its draft; says
 * of each what differed. Throws `invalid` where the document does not compile.
 */
export async function runJourneyTests({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & RunJourneyTests;
}): Promise<JourneyTestRun> {
  const { id } = input;
  const document =
    input.document ?? (await readDocument(ctx.db.sql, { workspaceId: ctx.workspaceId, id }));
  const saved = input.tests ? [] : (await listJourneyTests({ ctx, input })).items;
  const tests: ({ id: string | null } & JourneyTestWrite)[] = [
    ...(input.tests ?? []).map((test) => ({ ...test, id: null })),
    ...saved.map((test) => ({
      ...JourneyTestDefinition.parse(test.definition),
      id: test.id,
      name: test.name,
    })),
  ];
  const results: JourneyTestResult[] = [];
  for (const { id: testId, name, expect, ...given } of tests) {
    const setup = sinceStart(document, expect, given);
    const differences = await differencesOf(expect, () =>
      simulateJourney({ ctx, input: { id, ...setup, document } }),
    );
    results.push({ id: testId, name, passed: differences.length === 0, differences });
  }
  return { passed: results.every(({ passed }) => passed), results };
}

/** A test saved before the start of a journey was put off comes at that start, unless it expects that nobody is let in yet. */
function sinceStart<Setup extends Pick<JourneyTestWrite, 'at'>>(
  { entry }: JourneyDocument,
  expect: JourneyTestWrite['expect'],
  setup: Setup,
): Setup {
  if (setup.at === undefined) return setup;
  if (expect.some((one) => one.type === 'refused' && one.reason === 'not-started')) return setup;
  return { ...setup, at: entryTime(entry, new Date(setup.at)).toISOString() };
}

/** A test that cannot be run fails; one of a broken document is not the test's failure. */
async function differencesOf(
  expect: JourneyTestWrite['expect'],
  simulate: () => ReturnType<typeof simulateJourney>,
): Promise<Difference[]> {
  try {
    const done = await simulate();
    return expect.flatMap((one) => checkExpectation(one, done) ?? []);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.problem.code === 'journey-problems') throw error;
    const { detail } = error;
    const message = `it cannot be run: ${detail}`;
    return [{ code: 'not-run', blockId: null, values: { got: detail }, message }];
  }
}
