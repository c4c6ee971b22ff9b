import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../build.mjs';
import { freePort } from '../free-port.mjs';
import { prepareHome, readDemoSignIn } from '../home-folder.mjs';
import { createProgress } from '../progress.mjs';
import { startStack } from '../stack.mjs';
import { readStartSettings } from '../start-settings.mjs';
import { createSupervisor } from '../supervisor.mjs';
import { resolveTemporalBinary } from '../temporal-binary.mjs';
import type { Call } from './scene.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const apiKey = 'screens-key-0123456789';

/** A Percurso of its own with the demo's data; what takes it down is put on `cleanUp`. */
export async function startPercurso(cleanUp: (() => Promise<unknown>)[]) {
  const home = await mkdtemp(path.join(tmpdir(), 'percurso-screens-'));
  cleanUp.push(() => rm(home, { recursive: true, force: true }));
  // The account Postgres runs as must be able to walk through it.
  await chmod(home, 0o755);
  await prepareHome(home);
  const { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_CLI } = process.env;
  const settings = readStartSettings({
    root,
    env: {
      PATH,
      HOME,
      XDG_CACHE_HOME,
      TEMPORAL_CLI,
      PORT: String(await freePort()),
      PERCURSO_HOME: home,
      PERCURSO_API_KEY: apiKey,
    },
  });
  const supervisor = createSupervisor({ home, write: console.log });
  cleanUp.push(() => supervisor.stop());
  await startStack({
    settings,
    supervisor,
    progress: createProgress(console.log),
    findTemporal: () => resolveTemporalBinary({ onProgress: console.log }),
    build: async () => {
      await buildAll({ root });
    },
  });
  const signIn = await readDemoSignIn(home);
  if (!signIn) throw new Error(`The API started, but wrote no demo-sign-in.json to ${home}.`);
  const { address } = settings;
  const call: Call = async (method, where, body) => {
    const answer = await fetch(`${address}/api/v1${where}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${where} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  return { address, signIn, call };
}
