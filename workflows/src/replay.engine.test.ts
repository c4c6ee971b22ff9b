import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleChanged } from '@percurso/testing/bundle-changed';
import { createUndoStack } from '@percurso/testing/undo-stack';
import * as proto from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const names = readdirSync(folder).map((file) => file.replace('.json', ''));
const { History } = proto.temporal.api.history.v1;

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
});

// Protobuf in base64: the SDK's own JSON does not survive an install with two copies of protobufjs.
function readHistory(name: string) {
  const { history } = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
  return History.decode(Buffer.from(history, 'base64'));
}

function replay(
  history: ReturnType<typeof readHistory>,
  codePath = inject('workflowBundlePath'),
): Promise<void> {
  return Worker.runReplayHistory({ workflowBundle: { codePath } }, history);
}

// What is open when a new version is rolled out was begun by the old one: it must come out the same.
test.each(names)('a recorded %s replays', async (name) => {
  await expect(replay(readHistory(name))).resolves.toBeUndefined();
});

test('what was recorded has timers, signals, people who are gone and runs in a row', () => {
  const has = (name: string, field: 'timerFired' | 'workflowExecutionSignaled') =>
    readHistory(name).events.some((event) => event[`${field}EventAttributes`]);
  expect(names.filter((name) => has(name, 'timerFired'))).toContain('act-sleep-act');
  expect(names.filter((name) => has(name, 'workflowExecutionSignaled'))).toEqual(
    expect.arrayContaining(['told-and-gone', 'continued', 'continuation']),
  );
  const last = readHistory('continued').events.at(-1);
  expect(last?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
  const [first] = readHistory('continuation').events;
  expect(first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId).toBeTruthy();
});

test('a change that open workflows cannot follow replays none of them', async () => {
  const undo = createUndoStack();
  onTestFinished(() => undo.undoAll());
  const codePath = await bundleChanged(undo, (source) =>
    source.replace('  accept(items);\n', '  await sleep(1);\n  accept(items);\n'),
  );
  for (const name of names) {
    await expect(replay(readHistory(name), codePath), name).rejects.toThrow(
      DeterminismViolationError,
    );
  }
}, 120_000);

test('a history this workflow would not have made does not replay', async () => {
  const history = readHistory('act-sleep-act');
  for (const { activityTaskScheduledEventAttributes: scheduled } of history.events) {
    if (scheduled?.activityType) scheduled.activityType.name = 'other';
  }
  await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
});
