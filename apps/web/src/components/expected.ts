import i18next from 'i18next';

type Check = (value: string) => string | null;

/** A form's field check: the sentence that says what is expected, null when the value may be sent. */
export function filled(value: string): string | null {
  return value.trim() === '' ? i18next.t('components:expected.value') : null;
}

export function emailAddress(value: string): string | null {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())
    ? null
    : i18next.t('components:expected.email');
}

export function phoneNumber(value: string): string | null {
  const digits = value.replace(/\D/g, '').length;
  return /^\s*\+[\d\s().-]+$/.test(value) && digits >= 7
    ? null
    : i18next.t('components:expected.phone');
}

export function newPassword(value: string): string | null {
  return value.length < 10 ? i18next.t('components:expected.password') : null;
}

/** The same check for a field that may stay empty. */
export function emptyOr(check: Check): Check {
  return (value) => (value.trim() === '' ? null : check(value));
}
