/** The value in the middle, or the lower of the two there. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of all does not exceed (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
