import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { mendPostgres } from './mend-postgres.mjs';

/**
 * Bundles API, worker and render thread, our packages inside and npm's outside, but for `postgres`,
 * which is mended on the way. The output is flat, because `new URL('./x', import.meta.url)` must mean
 * the same from every chunk; the migrations lie where the source's relative path leads from there.
 * @param {{ root: string, outDir: string }} place
 */
export async function buildServers({ root, outDir }) {
  await mkdir(outDir, { recursive: true });
  for (const name of await readdir(outDir)) {
    if (/\.mjs(\.map)?$/.test(name)) await rm(path.join(outDir, name));
  }
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [mendPostgres()],
    ssr: { noExternal: [/^@percurso\//, 'postgres'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: {
          api: path.join(root, 'apps/api/src/main.ts'),
          worker: path.join(root, 'apps/worker/src/main.ts'),
          'render-thread': path.join(root, 'packages/messaging/src/render-thread.mjs'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const migrations = path.resolve(outDir, '../migrations');
  await rm(migrations, { recursive: true, force: true });
  await cp(path.join(root, 'packages/db/migrations'), migrations, { recursive: true });
}
