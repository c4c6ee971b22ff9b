import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBulkPacer } from './bulk-pacer.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A piece that is under way until `end` is called. */
function piece() {
  let begun = false;
  let end: () => void = () => undefined;
  const work = () => {
    begun = true;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  };
  return { work, end: () => end(), hasBegun: () => begun };
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

it('lets bulk run at once, side by side, while nothing else comes', async () => {
  const pacer = createBulkPacer();
  const pieces = [piece(), piece(), piece()];
  for (const { work } of pieces) void pacer.run(1_000, work);
  await pass(0);
  expect(pieces.map(({ hasBegun }) => hasBegun())).toEqual([true, true, true]);
  expect(pacer.narrow).toBe(false);
});

it('holds bulk for a moment when few came, and never holds the few', async () => {
  const pacer = createBulkPacer();
  const [bulk, few] = [piece(), piece()];
  pacer.fewCame();
  void pacer.run(51, bulk.work);
  void pacer.run(50, few.work);
  await pass(199);
  expect([bulk.hasBegun(), few.hasBegun()]).toEqual([false, true]);
  await pass(1);
  expect(bulk.hasBegun()).toBe(true);
});

it('holds bulk each time few come, at a pace that leaves it half of the time', async () => {
  const pacer = createBulkPacer();
  for (const gap of [401, 399, 400, 402, 398]) {
    pacer.fewCame();
    const bulk = piece();
    void pacer.run(1_000, bulk.work);
    await pass(199);
    expect(bulk.hasBegun()).toBe(false);
    await pass(1);
    expect(bulk.hasBegun()).toBe(true);
    bulk.end();
    await pass(gap - 200);
  }
});

it('holds bulk over time at most half of it, however often few come', async () => {
  const pacer = createBulkPacer();
  let free = 0;
  for (let ms = 0; ms < 20_000; ms += 1) {
    if (ms % 10 === 0) pacer.fewCame();
    let rested = false;
    void pacer.rest(1_000).then(() => {
      rested = true;
    });
    await Promise.resolve();
    if (rested) free += 1;
    await pass(1);
  }
  expect(free).toBeGreaterThanOrEqual(9_000);
  expect(free).toBeLessThanOrEqual(10_000);
});

it('takes bulk one at a time while few come, in the order it came, and no more when they stop', async () => {
  const pacer = createBulkPacer();
  pacer.fewCame();
  await pass(200);
  const pieces = [piece(), piece(), piece()];
  for (const { work } of pieces) void pacer.run(1_000, work);
  const begun = () => pieces.map(({ hasBegun }) => hasBegun());
  await pass(0);
  expect(begun()).toEqual([true, false, false]);
  pieces[0]?.end();
  await pass(0);
  expect(begun()).toEqual([true, true, false]);
  pieces[1]?.end();
  await pass(5_000);
  expect(begun()).toEqual([true, true, true]);
  const late = piece();
  void pacer.run(1_000, late.work);
  await pass(0);
  expect(late.hasBegun()).toBe(true);
});

it('lets no piece wait longer than two seconds for the one before it', async () => {
  const pacer = createBulkPacer();
  pacer.fewCame();
  await pass(200);
  const [first, second] = [piece(), piece()];
  void pacer.run(1_000, first.work);
  void pacer.run(1_000, second.work);
  await pass(1_999);
  expect(second.hasBegun()).toBe(false);
  await pass(1);
  expect(second.hasBegun()).toBe(true);
});

it('gives the turn on when a piece fails', async () => {
  const pacer = createBulkPacer();
  pacer.fewCame();
  const failed = pacer.run(1_000, () => Promise.reject(new Error('gone')));
  const caught = expect(failed).rejects.toThrow('gone');
  const next = piece();
  void pacer.run(1_000, next.work);
  await pass(200);
  await caught;
  expect(next.hasBegun()).toBe(true);
});

it('rests as long as a piece took while few come, within it and after it', async () => {
  const pacer = createBulkPacer();
  pacer.fewCame();
  await pass(200);
  const steps: string[] = [];
  void pacer.run(1_000, async (giveWay) => {
    await work(100);
    steps.push('first half');
    await giveWay();
    await work(50);
    steps.push('second half');
  });
  void pacer.run(1_000, async () => steps.push('second piece'));
  await pass(199);
  expect(steps).toEqual(['first half']);
  await pass(51);
  expect(steps).toEqual(['first half', 'second half']);
  await pass(49);
  expect(steps).toHaveLength(2);
  await pass(1);
  expect(steps.at(-1)).toBe('second piece');
});

it('only lets few by where others wait for what a piece has locked', async () => {
  const pacer = createBulkPacer();
  const steps: string[] = [];
  pacer.fewCame();
  await pass(200);
  void pacer.run(1_000, async (giveWay) => {
    await work(100);
    await giveWay('briefly');
    steps.push('went on');
    await work(10);
    await giveWay('briefly');
    steps.push('few are by');
  });
  void pacer.run(1_000, async () => steps.push('second piece'));
  await pass(101);
  expect(steps).toEqual(['went on']);
  pacer.fewCame();
  await pass(199);
  expect(steps).toHaveLength(1);
  await pass(1);
  expect(steps).toEqual(['went on', 'few are by']);
  // What it waited is no work: it rests for the rest of it.
  await pass(109);
  expect(steps).toHaveLength(2);
  await pass(1);
  expect(steps.at(-1)).toBe('second piece');
});

it('does not rest while only bulk comes', async () => {
  const pacer = createBulkPacer();
  let ended = false;
  const piece = pacer.run(1_000, async (giveWay) => {
    await work(100);
    await giveWay();
    ended = true;
  });
  await pass(100);
  expect(ended).toBe(true);
  await piece;
});

function work(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
