export const languages = ['en', 'pt-BR', 'es'] as const;
export type Language = (typeof languages)[number];

/** The language a person's browser asks for (RFC 9110 §12.5.4) among ours; English where none is. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((one) => one.trim().startsWith('q='));
      return { tag: tag.trim(), q: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    const primary = tag.split('-')[0];
    const language = languages.find((one) => one.toLowerCase().split('-')[0] === primary);
    if (language) return language;
  }
  return 'en';
}
