/** Languages with a complete dictionary, as BCP 47 tags, under their own name. */
export const languages = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
  es: 'Español',
} as const;

export type Language = keyof typeof languages;

const storageKey = 'percurso.language';

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen !== null && isLanguage(chosen)) return chosen;
  return languageFor(navigator.languages);
}

/** Of the tags a reader wants, best first, the first whose language we speak, whatever its region. */
export function languageFor(wanted: readonly string[]): Language {
  const primaryOf = (tag: string) => tag.toLowerCase().split('-')[0];
  const known = Object.keys(languages) as Language[];
  for (const tag of wanted) {
    const spoken = known.find((language) => primaryOf(language) === primaryOf(tag));
    if (spoken) return spoken;
  }
  return 'en';
}

/** Keeps the choice for the next visit on this browser. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

function isLanguage(value: string): value is Language {
  return Object.hasOwn(languages, value);
}
