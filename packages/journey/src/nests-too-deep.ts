/** Levels of lists and objects a document may have: far above the 8 branches it may use. */
const NESTING_LIMIT = 150;

/** Whether a value has more levels than a recursive reader should be given; itself not recursive. */
export function nestsTooDeep(value: unknown, limit = NESTING_LIMIT): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return false;
}
