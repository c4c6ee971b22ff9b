import path from 'node:path';
import { build } from 'vite';

/**
 * Builds the browser application.
 * @param {{ root: string, outDir: string }} place
 */
export async function buildWeb({ root, outDir }) {
  await build({
    root: path.join(root, 'apps/web'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
}
