import { afterEach, expect, it, vi } from 'vitest';
import { elapsedSince, readProcessClock } from './process-clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('counts both clocks on while the process runs', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const reading = readProcessClock();
  vi.advanceTimersByTime(700);
  expect(elapsedSince(reading)).toBe(700);
});

it('takes the larger span: either clock may have stood still', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const { monotonic, wall } = readProcessClock();
  vi.advanceTimersByTime(700);
  expect(elapsedSince({ monotonic: monotonic - 2_000, wall })).toBe(2_700);
  expect(elapsedSince({ monotonic, wall: wall - 2_000 })).toBe(2_700);
});

it('is not fooled by a wall clock that is set back', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  const reading = readProcessClock();
  vi.advanceTimersByTime(700);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(elapsedSince(reading)).toBe(700);
});
