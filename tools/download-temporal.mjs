import { TestWorkflowEnvironment } from '@temporalio/testing';

// A program of its own: node download-temporal.mjs <folder> <version>. The SDK offers no download by
// itself, so a server is started from it and stopped again; whatever hangs can simply be killed.
const [downloadDir = '', version = 'default'] = process.argv.slice(2);
const environment = await TestWorkflowEnvironment.createLocal({
  server: {
    executable: { type: 'cached-download', downloadDir, version },
  },
});
await environment.teardown();
