/** Whether two JSON values say the same; the order of keys and keys without a value do not count. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameJson(item, other[index]));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [left, right] = [Object.entries(one), Object.entries(other)];
  const filled = (entries: [string, unknown][]) =>
    entries.filter(([, value]) => value !== undefined);
  if (filled(left).length !== filled(right).length) return false;
  return filled(left).every(
    ([key, value]) => Object.hasOwn(other, key) && sameJson(value, Reflect.get(other, key)),
  );
}
