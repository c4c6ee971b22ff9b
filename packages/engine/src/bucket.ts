const minimumMs = 1_000;
const maximumMs = 5 * 60_000;

/**
 * Rounds a wake time up to a bucket of a two-thousandth of the wait, at least 1 s and at most
 * 5 min, so that one step never has more than about 2,000 wake times whatever the rate of arrival.
 * A fixed instant is its own bucket.
 */
export function bucketWake({ now, at, fixed }: { now: Date; at: Date; fixed: boolean }): Date {
  if (fixed) return at;
  const wait = Math.max(0, at.getTime() - now.getTime());
  const width = bucketWidth(wait);
  return new Date(Math.ceil(at.getTime() / width) * width);
}

/** Width in milliseconds of the buckets for a wait of that many milliseconds. */
export function bucketWidth(waitMs: number): number {
  // Whole seconds, so that waits of similar length share their buckets.
  const exact = Math.ceil(waitMs / 2_000 / minimumMs) * minimumMs;
  return Math.min(maximumMs, Math.max(minimumMs, exact));
}

/** Makes a finish open at most `limit` wake times: coarser buckets until they fit. */
export function coarsen(times: Date[], limit = 200): Map<number, Date> {
  const distinct = [...new Set(times.map((time) => time.getTime()))].sort((a, b) => a - b);
  const rounded = new Map(distinct.map((ms) => [ms, new Date(ms)]));
  if (distinct.length <= limit) return rounded;
  const size = Math.ceil(distinct.length / limit);
  for (let start = 0; start < distinct.length; start += size) {
    const group = distinct.slice(start, start + size);
    const last = group[group.length - 1];
    if (last === undefined) continue;
    for (const ms of group) rounded.set(ms, new Date(last));
  }
  return rounded;
}
