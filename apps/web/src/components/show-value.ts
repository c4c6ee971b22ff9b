/** A stored value as text: numbers in the reader's way, lists with commas, an empty one as a dash. */
export function showValue(value: unknown, language: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') {
    return new Intl.NumberFormat(language, {
      maximumFractionDigits: 20,
      useGrouping: false,
    }).format(value);
  }
  if (Array.isArray(value)) return value.map((item) => showValue(item, language)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
