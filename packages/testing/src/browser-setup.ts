import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { buildAll } from '@percurso/tools/build';
import { startTemporaryPercurso } from '@percurso/tools/start-temporary-percurso';
import type { TestProject } from 'vitest/node';
import { resolveChromium } from './chromium.ts';
import type { BrowserStack } from './provided-context.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds Percurso and starts it as `npm start` does, on free ports with fresh home folders: once for
 * each worker, so that files that run at once never meet what the other makes.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await resolveChromium());
  const built = buildAll({ root });
  const running: Awaited<ReturnType<typeof startTemporaryPercurso>>[] = [];
  const stacks: BrowserStack[] = [];
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()));
  };
  try {
    // One after the other: what is free for one would be free for the other too, until it listens.
    while (running.length < (project.config.maxWorkers ?? 1)) {
      // They start alike: what one says of it is enough.
      const write = running.length === 0 ? console.log : () => undefined;
      const apiKey = `pk_test_${randomBytes(24).toString('hex')}`;
      const env = { PERCURSO_API_KEY: apiKey };
      const build = () => built;
      const started = await startTemporaryPercurso({ root, purpose: 'browser', env, build, write });
      running.push(started);
      const { address, demoSignIn, home } = started;
      stacks.push({ baseUrl: address, apiKey, demoSignIn, home });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('stacks', stacks);
  return stop;
}
