import { fileURLToPath } from 'node:url';
import { createUndoStack } from '@percurso/testing/undo-stack';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openRig } from '../chaos/rig.ts';
import { runScenario } from '../chaos/run-scenario.ts';
import { shortGroups } from '../chaos/short.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seed = Number(process.env.PERCURSO_SEED ?? Math.floor(Math.random() * 1_000_000));

test(`npm run chaos, short: the worker killed, events doubled, Postgres killed (seed ${seed})`, {
  timeout: 480_000,
}, async () => {
  const undo = createUndoStack();
  onTestFinished(() => undo.undoAll());
  const built = {
    serverFolder: inject('serverFolder'),
    workflowBundlePath: inject('workflowBundlePath'),
  };
  const rig = await openRig({ root, undo, built });
  for (const group of shortGroups) {
    const running = group.map((scenario) => runScenario({ scenario, rig, seed }));
    for (const { id, verdict, failure, figures, seconds } of await Promise.all(running)) {
      console.log(`${id} ${seconds} s ${JSON.stringify(figures)}`);
      expect(verdict, `${id}, seed ${seed}: ${failure}`).toBe('holds');
    }
  }
});
