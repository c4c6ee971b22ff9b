const minimum = 16;
const maximum = 500;

/** The next page's size: doubled when a page was quick, halved when it was slow. */
export function nextPageSize(size: number, tookMs: number): number {
  if (tookMs < 150) return Math.min(maximum, size * 2);
  if (tookMs > 400) return Math.max(minimum, Math.floor(size / 2));
  return size;
}

/** Size of a strand's first page. */
export const firstPageSize = 32;
