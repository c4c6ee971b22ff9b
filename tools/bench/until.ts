import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `check` holds; fails, saying what for, when that takes longer than allowed. */
export async function until(
  what: string,
  check: () => Promise<boolean>,
  { withinMs = 120_000, everyMs = 50 }: { withinMs?: number; everyMs?: number } = {},
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await check())) {
    if (performance.now() > giveUpAt) throw new Error(`Not within ${withinMs} ms: ${what}.`);
    await delay(everyMs);
  }
}
