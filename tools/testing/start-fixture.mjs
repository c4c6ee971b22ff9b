import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnProcess } from '../spawn-process.mjs';

const api = `
import { createServer } from 'node:http';
if (process.env.FAIL_WITH) throw new Error(process.env.FAIL_WITH);
const server = createServer((request, response) => {
  response.statusCode = request.url === '/readyz' ? 200 : 404;
  response.end();
});
process.on('SIGTERM', () => {
  console.log('api ends');
  server.close();
  server.closeAllConnections();
});
server.listen(Number(process.env.PORT), process.env.HOST);
`;

const worker = `
const timer = setInterval(() => {}, 1000);
process.on('SIGTERM', () => {
  console.log('worker ends');
  clearInterval(timer);
});
console.log(JSON.stringify({ level: 30, msg: 'worker ready' }));
`;

const program = `
import { startPercurso } from ${JSON.stringify(new URL('../start-percurso.mjs', import.meta.url).href)};
process.exitCode = await startPercurso({ root: process.argv[2], env: process.env, prebuilt: true });
process.exit();
`;

/** A built Percurso of two tiny servers, which the real supervisor starts and stops. */
export async function createStartFixture() {
  const root = await mkdtemp(path.join(tmpdir(), 'percurso-start-'));
  // Run by root, Postgres must be able to walk to its data, or it keeps them elsewhere.
  await chmod(root, 0o755);
  const home = path.join(root, '.percurso');
  await mkdir(path.join(root, 'dist/server'), { recursive: true });
  await writeFile(path.join(root, 'dist/server/api.mjs'), api);
  await writeFile(path.join(root, 'dist/server/worker.mjs'), worker);
  await writeFile(path.join(root, 'start.mjs'), program);
  /** @type {import('../spawn-process.mjs').RunningProcess[]} */
  const started = [];

  /** @param {NodeJS.ProcessEnv} env on top of ours */
  async function start(env) {
    const child = await spawnProcess({
      command: process.execPath,
      args: [path.join(root, 'start.mjs'), root],
      env: { ...process.env, PERCURSO_HOME: home, ...env },
    });
    started.push(child);
    return child;
  }

  /** @param {string} name @returns {Promise<{ pid: number, identity: string }>} */
  async function part(name) {
    return JSON.parse(await readFile(path.join(home, 'run', `${name}.json`), 'utf8'));
  }

  async function remove() {
    for (const child of started) await child.stop({ signal: 'SIGTERM', graceMs: 15_000 });
    await rm(root, { recursive: true, force: true });
  }

  return { root, home, start, part, remove };
}
