import path from 'node:path';
import { preview } from 'vite';
import { freePort } from '../free-port.mjs';

/** Serves a built web application on loopback, without an API behind it. */
export async function serveWeb(
  root: string,
  outDir: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const port = await freePort();
  const server = await preview({
    root: path.join(root, 'apps/web'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
