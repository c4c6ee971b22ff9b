import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `check` gives a truthy value and returns it; fails, saying what for, when it is late. */
export async function until<T>(
  what: string | (() => string),
  check: () => Promise<T> | T,
  { withinMs = 30_000 }: { withinMs?: number } = {},
): Promise<NonNullable<T>> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const value = await check();
    if (value) return value as NonNullable<T>;
    if (performance.now() > giveUpAt) {
      throw new Error(`Not within ${withinMs} ms: ${typeof what === 'string' ? what : what()}.`);
    }
    await delay(25);
  }
}
