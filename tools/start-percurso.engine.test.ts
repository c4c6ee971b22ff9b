import { expect, test } from 'vitest';
import { freePort } from './free-port.mjs';
import { processIdentity } from './process-identity.mjs';
import { createStartFixture } from './testing/start-fixture.mjs';

test('Postgres and Temporal come up with the servers, come back, and go with them', async ({
  onTestFinished,
}) => {
  const fixture = await createStartFixture();
  onTestFinished(fixture.remove);
  const env = { PORT: String(await freePort()), DATABASE_URL: '', TEMPORAL_ADDRESS: '' };
  const child = await fixture.start(env);
  await child.untilLine((line) => line.startsWith('Percurso is ready'));

  const before = await fixture.part('postgres');
  process.kill(before.pid, 'SIGKILL');
  await child.untilLine((line) => line.includes('postgres is up again'));

  const names = ['worker', 'api', 'temporal', 'postgres'];
  const parts = await Promise.all(names.map(fixture.part));
  const running = () => parts.map(({ pid, identity }) => processIdentity(pid) === identity);
  expect(running()).toEqual([true, true, true, true]);
  await child.stop({ signal: 'SIGINT', graceMs: 30_000 });
  expect(running()).toEqual([false, false, false, false]);
});
