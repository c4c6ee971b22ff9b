/** A language tag in its canonical spelling (BCP 47: `pt-br` is `pt-BR`); undefined if it is none. */
export function normaliseLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}
