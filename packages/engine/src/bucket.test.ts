import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketWake, bucketWidth, coarsen } from './bucket.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2026-03-10T12:00:00.000Z');

function wake(waitMs: number, from = now): Date {
  return bucketWake({ now: from, at: new Date(from.getTime() + waitMs), fixed: false });
}

describe('bucketWake', () => {
  it.each([
    [1, 1 * second, '2026-03-10T12:00:01.000Z'],
    [1 * second, 1 * second, '2026-03-10T12:00:01.000Z'],
    [1_001, 1 * second, '2026-03-10T12:00:02.000Z'],
    [30 * minute, 1 * second, '2026-03-10T12:30:00.000Z'],
    [2 * hour, 4 * second, '2026-03-10T14:00:00.000Z'],
    [2 * hour + 1, 4 * second, '2026-03-10T14:00:04.000Z'],
    [1 * day + 1, 44 * second, '2026-03-11T12:00:04.000Z'],
    [6 * day + 1, 260 * second, '2026-03-16T12:02:20.000Z'],
    [7 * day + 1, 300 * second, '2026-03-17T12:05:00.000Z'],
    [30 * day + 1, 300 * second, '2026-04-09T12:05:00.000Z'],
  ])('a wait of %i ms has buckets of %i ms and ends at %s', (waitMs, width, expected) => {
    expect(bucketWidth(waitMs)).toBe(width);
    expect(wake(waitMs).toISOString()).toBe(expected);
  });

  it('leaves a fixed instant as it is', () => {
    const at = new Date('2026-03-11T09:00:00.123Z');
    expect(bucketWake({ now, at, fixed: true })).toEqual(at);
  });

  const waits = fc.integer({ min: 1, max: 5 * 366 * day });
  const instants = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });

  it('is never earlier than asked, and never a bucket or more later', () => {
    fc.assert(
      fc.property(waits, instants, (waitMs, from) => {
        const late = wake(waitMs, from).getTime() - from.getTime() - waitMs;
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(bucketWidth(waitMs));
      }),
    );
  });

  it('has buckets of whole seconds, 1 s to 5 min, a two-thousandth of a longer wait', () => {
    fc.assert(
      fc.property(waits, (waitMs) => {
        const width = bucketWidth(waitMs);
        expect(width % second).toBe(0);
        expect(width).toBeGreaterThanOrEqual(second);
        expect(width).toBeLessThanOrEqual(5 * minute);
        expect(width - waitMs / 2_000).toBeLessThan(second);
      }),
    );
  });

  it('has at most 2,000 buckets open while the width follows the wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 * 5 * minute }), (waitMs) => {
        expect(waitMs / bucketWidth(waitMs)).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('lets people who come within one bucket share their wake time', () => {
    fc.assert(
      fc.property(waits, instants, (waitMs, from) => {
        const width = bucketWidth(waitMs);
        const wakes = [0, 0.25, 0.5, 0.75].map((part) =>
          wake(waitMs, new Date(from.getTime() + Math.floor(part * width))).getTime(),
        );
        expect(new Set(wakes).size).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('coarsen', () => {
  const dates = fc
    .array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 400 })
    .map((all) => all.map((ms) => new Date(ms)));

  it('changes nothing where the times fit', () => {
    fc.assert(
      fc.property(dates, (times) => {
        for (const [ms, rounded] of coarsen(times, 400)) expect(rounded.getTime()).toBe(ms);
      }),
    );
  });

  it('keeps to the limit, is never earlier, and keeps the order', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 50 }), (times, limit) => {
        const rounded = coarsen(times, limit);
        const asked = [...rounded.keys()].sort((a, b) => a - b);
        expect(asked).toEqual(
          [...new Set(times.map((time) => time.getTime()))].sort((a, b) => a - b),
        );
        const given = asked.map((ms) => rounded.get(ms)?.getTime() ?? Number.NaN);
        expect(new Set(given).size).toBeLessThanOrEqual(limit);
        expect(given).toEqual([...given].sort((a, b) => a - b));
        for (const [index, ms] of asked.entries()) expect(given[index]).toBeGreaterThanOrEqual(ms);
        // Only to a time somebody asked for.
        for (const ms of given) expect(rounded.has(ms)).toBe(true);
      }),
    );
  });

  it('opens at most two hundred wake times unless told otherwise', () => {
    const times = Array.from({ length: 1_000 }, (_, index) => new Date(index * second));
    const wakes = new Set([...coarsen(times).values()].map((time) => time.getTime()));
    expect(wakes.size).toBe(200);
  });
});
