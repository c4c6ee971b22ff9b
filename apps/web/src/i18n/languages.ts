/** Languages with a complete dictionary, as BCP 47 tags, under their own name. */
export const languages = { en: 'English', 'pt-BR': 'Português (Brasil)' } as const;

export type Language = keyof typeof languages;

const storageKey = 'percurso.language';

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen !== null && isLanguage(chosen)) return chosen;
  for (const wanted of navigator.languages) {
    if (wanted.toLowerCase().startsWith('pt')) return 'pt-BR';
    if (wanted.toLowerCase().startsWith('en')) return 'en';
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
