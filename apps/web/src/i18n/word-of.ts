import type { TFunction } from 'i18next';

/**
 * The word for a value that comes from the server and may be newer than this dictionary;
 * then the value itself is shown, never a key.
 */
export function wordOf(t: TFunction<never>, key: string, fallback: string): string {
  const translate = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return translate(key, { defaultValue: fallback });
}
