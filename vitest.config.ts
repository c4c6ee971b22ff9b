import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const sources = '{apps,packages,workflows,tools}/**';

/** Whole cores are used, on a machine with two as well. */
const cores = Math.max(2, availableParallelism() - 1);

/** Those with servers wait more than they compute, on a few cores at least. */
const servers = Math.max(3, cores);

// Units compute, what needs servers mostly waits, and browsers compute again. Within a group as many
// files run at once as keep two cores busy; more would only slow each other into time-outs.
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
          maxWorkers: cores,
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
          maxWorkers: servers,
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
          maxWorkers: servers,
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
