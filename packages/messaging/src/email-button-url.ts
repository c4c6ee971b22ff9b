const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address a button may lead to, as the browser reads it, or undefined for any other scheme. */
export function emailButtonUrl(text: string): string | undefined {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  return ALLOWED.has(url.protocol) ? url.href : undefined;
}
