/** The most requests that came in any second, wherever that second begins. */
export function busiestSecond(requests: { at: number }[]): number {
  const times = requests.map(({ at }) => at).sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[from] ?? time) >= 1_000) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
