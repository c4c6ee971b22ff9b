import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// npm run check: everything a tool can say without starting a service. Every step is run, so that one
// call shows all there is to mend.
const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {{ name: string, command: string[] }[]} */
const steps = [
  {
    name: 'lint and format',
    command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=200'],
  },
  { name: 'types', command: ['tsc', '--noEmit', '--checkers', '1'] },
  { name: 'promises', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'block registries', command: ['node', 'tools/generate-blocks.mjs', '--check'] },
  { name: 'unused code', command: ['knip', '--no-config-hints'] },
];

const startedAt = performance.now();
const failed = [];
for (const { name, command } of steps) {
  const { code, output, ms } = await run(command);
  if (code !== 0) failed.push(name);
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(18)} ${(ms / 1000).toFixed(1)} s`);
  if (code !== 0) console.log(output.trimEnd());
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `All good in ${seconds} s.`
    : `To mend: ${failed.join(', ')} (${seconds} s).`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * @param {string[]} command a tool of node_modules, or node itself
 * @returns {Promise<{ code: number | null, output: string, ms: number }>}
 */
function run([program = '', ...args]) {
  const began = performance.now();
  const binary =
    program === 'node' ? process.execPath : path.join(root, 'node_modules/.bin', program);
  const child = spawn(binary, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, ms: performance.now() - began }));
  });
}
