import path from 'node:path';
import { spawnProcess } from '@percurso/tools/spawn-process';

/** A server of ours in a process of its own, which a test may kill, stop and let go on. */
export interface ServerProcess {
  pid: number;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** All it has logged so far. */
  log(): string;
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** SIGTERM, as at a deploy. */
  stop(): Promise<void>;
}

/** Starts the bundled API or worker and resolves once it says that it is ready. */
export async function startServerProcess({
  name,
  folder,
  env,
  ready,
}: {
  name: 'api' | 'worker';
  /** Where the bundled servers are. */
  folder: string;
  env: Record<string, string>;
  ready: string;
}): Promise<ServerProcess> {
  const lines: string[] = [];
  const running = await spawnProcess({
    command: process.execPath,
    args: [path.join(folder, `${name}.mjs`)],
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    watch: { onLog: (line) => lines.push(line) },
  });
  const outcome = await Promise.race([
    running.untilLine((line) => line.includes(ready)).then(() => 'ready'),
    running.exited.then(() => 'ended'),
  ]);
  if (outcome === 'ended') throw new Error(`The ${name} did not start:\n${lines.join('\n')}`);
  const signal = (which: NodeJS.Signals) => process.kill(running.pid, which);
  return {
    pid: running.pid,
    exited: running.exited,
    log: () => lines.join('\n'),
    async kill() {
      signal('SIGKILL');
      await running.exited;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    stop: () => running.stop({ signal: 'SIGTERM', graceMs: 30_000 }),
  };
}
