import { defineConfig } from 'vitest/config';

const sources = '{apps,packages,workflows,tools}/**';

// The groups run one after the other: on a small machine they would only slow each other into
// time-outs.
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
          // They wait more than they compute; more at once would slow each other into time-outs.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'packages/testing/src/browser-setup.ts',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
