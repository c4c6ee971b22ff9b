import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterReal, realMsUntil } from './clock.ts';

const now = new Date('2026-03-10T12:00:00.000Z');

it('counts real time at the speed of the clock', () => {
  expect(afterReal({ now, speed: 60 }, 1_000).toISOString()).toBe('2026-03-10T12:01:00.000Z');
  expect(realMsUntil({ now, speed: 60 }, new Date('2026-03-10T13:00:00.000Z'))).toBe(60_000);
  expect(realMsUntil({ now, speed: 1 }, new Date('2026-03-10T11:00:00.000Z'))).toBe(0);
});

it('never wakes anybody too early: there and back is no shorter', () => {
  const speeds = fc.constantFrom(1, 2, 60, 720, 3_600);
  fc.assert(
    fc.property(speeds, fc.integer({ min: 0, max: 1e9 }), (speed, aheadMs) => {
      const at = new Date(now.getTime() + aheadMs);
      const clock = { now, speed };
      expect(afterReal(clock, realMsUntil(clock, at)).getTime()).toBeGreaterThanOrEqual(
        at.getTime(),
      );
    }),
  );
});
