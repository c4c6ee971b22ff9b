import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnProcess } from '@percurso/tools/spawn-process';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs one test of the repository by itself, at the length its environment asks for; throws what it says. */
export async function runTest(
  { project, file }: { project: string; file: string },
  env: Record<string, string> = {},
): Promise<void> {
  const lines: string[] = [];
  const running = await spawnProcess({
    command: process.execPath,
    args: [path.join(root, 'tools/test.mjs'), '--project', project, file],
    env: { ...process.env, NO_COLOR: '1', ...env },
    cwd: root,
    watch: { onLog: (line) => lines.push(line) },
  });
  const { code } = await running.exited;
  if (code !== 0) throw new Error(lines.slice(-60).join('\n'));
}
