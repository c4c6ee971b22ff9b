import { createProvider } from '@percurso/messaging/providers';
import { expect, test } from 'vitest';
import { killAfterSends } from './kill-after-sends.ts';

const provider = createProvider({ provider: 'capture', config: {} });

test('the hook for tests does nothing outside of tests, whatever is asked', () => {
  for (const NODE_ENV of ['production', 'development', undefined]) {
    const env = { NODE_ENV, PERCURSO_KILL_AFTER_SENDS: '1' };
    expect(killAfterSends(env)(provider)).toBe(provider);
  }
  expect(killAfterSends({ NODE_ENV: 'test' })(provider)).toBe(provider);
});
