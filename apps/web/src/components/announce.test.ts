import { expect, it, vi } from 'vitest';
import { announce, announcements } from './announce.ts';

it('keeps what is said in a moment, each in its turn, and not the same twice', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const texts = () => announcements.getState().said.map(({ text }) => text);
  for (const text of ['Moved', 'Moved', 'Ready to publish.', '', 'Moved']) announce(text);
  expect(texts()).toEqual(['Moved', 'Ready to publish.', 'Moved']);
  vi.advanceTimersByTime(1500);
  announce('Moved', 'urgent');
  expect(announcements.getState().said.at(-1)).toMatchObject({ text: 'Moved', urgent: true });
  for (let n = 0; n < 20; n += 1) announce(`Step ${n}`);
  expect(texts()).toHaveLength(8);
  vi.useRealTimers();
});
