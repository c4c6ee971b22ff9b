/** A journey as it starts others: the trigger it starts on, and those it activates. */
export interface Starter {
  id: string;
  name: string;
  trigger: string;
  fires: string[];
}

/**
 * The shortest way from a journey through others back to itself, each starting the next by a trigger; null
 * where there is none. The journey itself is first.
 */
export function findCycle(from: Starter, others: readonly Starter[]): Starter[] | null {
  const seen = new Set<string>();
  let ways: Starter[][] = [[from]];
  while (ways.length > 0) {
    const longer: Starter[][] = [];
    for (const way of ways) {
      const { fires = [] } = way.at(-1) ?? {};
      if (fires.includes(from.trigger)) return way;
      for (const next of others) {
        if (seen.has(next.id) || next.id === from.id || !fires.includes(next.trigger)) continue;
        seen.add(next.id);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return null;
}
