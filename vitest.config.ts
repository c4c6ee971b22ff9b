import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const sources = '{apps,packages,workflows,tools}/**';

/** On a machine with two cores both are used: most tests wait for a server now and then. */
const atOnce = Math.max(2, availableParallelism() - 1);

// Units compute, what needs servers waits more than it computes, and browsers compute again. More
// files at once would only slow each other into time-outs.
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${sources}/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', '**/dist/**', `${sources}/*.{db,engine}.test.ts`],
          testTimeout: 20_000,
          // Loading the same modules anew for each file took longer than the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: [`${sources}/*.{db,engine}.test.ts`],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: 'packages/testing/src/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: atOnce,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.engine.test.ts'],
          globalSetup: [
            'packages/testing/src/global-setup.ts',
            'packages/testing/src/engine-setup.ts',
          ],
          maxWorkers: atOnce,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'packages/testing/src/browser-setup.ts',
          isolate: false,
          // Each worker has a Percurso of its own.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
