import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as proto from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, expect, inject, test } from 'vitest';

const { History } = proto.temporal.api.history.v1;

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
});

// Protobuf in base64: the SDK's own JSON does not survive an install with two copies of protobufjs.
function readHistory(name: string) {
  const file = fileURLToPath(new URL(`./histories/${name}.json`, import.meta.url));
  const { history } = JSON.parse(readFileSync(file, 'utf8'));
  return History.decode(Buffer.from(history, 'base64'));
}

function replay(history: ReturnType<typeof readHistory>): Promise<void> {
  const workflowBundle = { codePath: inject('workflowBundlePath') };
  return Worker.runReplayHistory({ workflowBundle }, history);
}

// What is open when a new version is rolled out was begun by the old one: it must come out the same.
test.each(['act', 'act-sleep-act', 'fan-out'])('a recorded %s replays', async (name) => {
  await expect(replay(readHistory(name))).resolves.toBeUndefined();
});

test('a history this workflow would not have made does not replay', async () => {
  const history = readHistory('act-sleep-act');
  for (const { activityTaskScheduledEventAttributes: scheduled } of history.events) {
    if (scheduled?.activityType) scheduled.activityType.name = 'other';
  }
  await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
});
