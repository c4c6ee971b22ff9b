import path from 'node:path';
import { build } from 'vite';

/**
 * Builds the browser application for production, whatever NODE_ENV is here: Vite goes by it, and
 * under a test runner it would bundle React's development build.
 * @param {{ root: string, outDir: string }} place
 */
export async function buildWeb({ root, outDir }) {
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      root: path.join(root, 'apps/web'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
