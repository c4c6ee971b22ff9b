/**
 * The shortest way from a journey through others back to itself, each starting the next; null where there is
 * none. The journey itself is first.
 */
export function findCycle<T>(
  from: T,
  others: readonly T[],
  starts: (one: T, next: T) => boolean,
): T[] | null {
  const seen = new Set<T>([from]);
  let ways: T[][] = [[from]];
  while (ways.length > 0) {
    const longer: T[][] = [];
    for (const way of ways) {
      const last = way.at(-1) ?? from;
      if (starts(last, from)) return way;
      for (const next of others) {
        if (seen.has(next) || !starts(last, next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return null;
}
