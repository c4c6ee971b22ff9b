import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createUndoStack } from '@percurso/testing/undo-stack';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { openRig } from './rig.ts';
import type { Result } from './run-scenario.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { groups } from './scenarios.ts';

// npm run chaos [-- --only K1,D2] [--seed N]: every way of hurting the system on a real
// stack, each ending with the same verdict. Results are also written to chaos/results.json.
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: { only: { type: 'string' }, seed: { type: 'string' }, list: { type: 'boolean' } },
});
const scenarios = groups.flat();
const wanted = values.only?.split(',').map((id) => id.trim().toLowerCase());
const unknown = wanted?.filter((id) => !scenarios.some((one) => one.id.toLowerCase() === id)) ?? [];
const seed = values.seed === undefined ? undefined : Number(values.seed);
if (unknown.length > 0 || (seed !== undefined && !Number.isInteger(seed))) {
  console.error(
    unknown.length > 0
      ? `There is no scenario ${unknown.join(', ')}; there are ${scenarios.map(({ id }) => id).join(', ')}.`
      : `--seed takes a whole number, not ${values.seed}.`,
  );
  process.exit(2);
}
if (values.list) {
  for (const { id, about } of scenarios) console.log(`${id.padEnd(26)} ${about}`);
  process.exit(0);
}

const isChosen = ({ id }: Scenario) => !wanted || wanted.includes(id.toLowerCase());
const startedAt = performance.now();
const undo = createUndoStack();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void undo.undoAll().finally(() => process.exit(130));
  });
}
const results: Result[] = [];
try {
  const rig = await openRig({ root, undo });
  for (const group of groups) {
    const running = group
      .filter(isChosen)
      .map((scenario) =>
        runScenario({ scenario, rig, seed: seed ?? Math.floor(Math.random() * 1_000_000) }),
      );
    for (const result of await Promise.all(running)) {
      results.push(result);
      tell(result);
    }
  }
} finally {
  await undo.undoAll();
}

const failed = results.filter(({ verdict }) => verdict !== 'holds');
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
console.log(
  failed.length === 0
    ? `${results.length} scenarios hold (${minutes} min).`
    : `${failed.length} of ${results.length} fail: ${failed.map(({ id }) => id).join(', ')} (${minutes} min).`,
);
if (!wanted) {
  await mkdir(path.join(root, 'chaos'), { recursive: true });
  // What went wrong in a line; where, and what the servers said, is told above.
  const kept = results.map((result) =>
    result.failure === undefined ? result : { ...result, failure: result.failure.split('\n')[0] },
  );
  await writeFile(path.join(root, 'chaos/results.json'), `${JSON.stringify(kept, null, 2)}\n`);
}
process.exit(failed.length === 0 ? 0 : 1);

/** One line of the report, and what went wrong. */
function tell(result: Result): void {
  const figures = Object.entries(result.figures).map(([name, value]) => `${name} ${value}`);
  const line = [
    result.id.padEnd(26),
    `seed ${String(result.seed).padEnd(7)}`,
    result.verdict.padEnd(6),
    `${result.seconds.toFixed(1).padStart(6)} s `,
    figures.join(' · '),
  ];
  console.log(line.join(' '));
  if (result.failure) console.log(result.failure.replaceAll(/^/gm, '    '));
}
