const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/** The number a person typed, undefined for nothing, null for what is none. */
export function parseNumber(text: string): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return NUMBER.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}
