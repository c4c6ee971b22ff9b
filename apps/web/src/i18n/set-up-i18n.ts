import { texts as blockTexts } from '@percurso/blocks/texts';
import dayjs from 'dayjs';
import 'dayjs/locale/es';
import 'dayjs/locale/pt-br';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { dictionariesOf } from './dictionaries.ts';
import type { Language } from './languages.ts';
import { languages, preferredLanguage } from './languages.ts';

/** Loads all dictionaries and follows the language in `<html lang>` and in dates. */
export async function setUpI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    dayjs.locale(language.toLowerCase());
  });
  await i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: Object.fromEntries(
      (Object.keys(languages) as Language[]).map((language) => [language, resourcesOf(language)]),
    ),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Every dictionary of the app, and what each kind of block says of itself under `blocks`. */
function resourcesOf(language: Language) {
  return { ...dictionariesOf(language), blocks: blockTexts[language] ?? {} };
}
