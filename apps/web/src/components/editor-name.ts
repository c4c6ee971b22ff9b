import i18next from 'i18next';

/** As the API names a program that changed something with a key. */
const PROGRAM = 'API';

/** Who is said to have changed something: a person by their name, else a program. */
export function editorName(by: string | null, language: string): string {
  const t = i18next.getFixedT(language, 'components');
  if (by === null) return t('editor.somebody');
  return by === PROGRAM ? t('editor.program') : by;
}
