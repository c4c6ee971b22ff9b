import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number as E.164, or undefined if it can be none. Without a leading + it is read as
 * dialled in the default country (ISO 3166 alpha-2); an extension is dropped.
 */
export function normalisePhone(
  input: string,
  defaultCountry?: string | undefined,
): string | undefined {
  const country = defaultCountry?.toUpperCase();
  const parsed = parsePhoneNumberFromString(input, {
    extract: false,
    ...(country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {}),
  });
  return parsed?.isValid() ? parsed.number : undefined;
}
