import i18next from 'i18next';

/**
 * The word for a value that comes from the server and may be newer than this dictionary; then the
 * fallback is shown, never a key. The key carries its namespace, as in `blocks:sms.title`. Call it
 * below a component that uses `useTranslation`, which draws anew when the language changes.
 */
export function wordOf(key: string, fallback: string): string {
  const translate = i18next.t as unknown as (key: string, o: { defaultValue: string }) => unknown;
  const word = translate(key, { defaultValue: fallback });
  return typeof word === 'string' ? word : fallback;
}
