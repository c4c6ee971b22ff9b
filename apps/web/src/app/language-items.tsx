import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon.tsx';
import type { Language } from '../i18n/languages.ts';
import { languages, rememberLanguage } from '../i18n/languages.ts';

/** One menu item for each language, under its own name. */
export function LanguageItems() {
  const { i18n } = useTranslation();
  const choose = (language: Language) => {
    rememberLanguage(language);
    void i18n.changeLanguage(language);
  };
  return (Object.keys(languages) as Language[]).map((language) => (
    <Menu.Item
      key={language}
      lang={language}
      rightSection={i18n.language === language ? <Icon name="check" size={16} /> : null}
      aria-current={i18n.language === language ? 'true' : undefined}
      onClick={() => choose(language)}
    >
      {languages[language]}
    </Menu.Item>
  ));
}
