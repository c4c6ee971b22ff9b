const common = ['pt-BR', 'en', 'es', 'pt-PT', 'fr', 'de', 'it'];

/** Languages to choose from, under their names in the reader's language; `current` is always among them. */
export function languageOptions(reader: string, current: string | null | undefined) {
  const names = new Intl.DisplayNames(reader, { type: 'language' });
  const tags = current && !common.includes(current) ? [current, ...common] : common;
  return tags.map((value) => ({ value, label: nameOf(names, value) }));
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
