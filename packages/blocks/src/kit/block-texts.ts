/** What a block says on screen, in one language; placeholders as i18next writes them. */
export interface BlockTexts {
  title: string;
  /** In the picker, with a verb: 'Send an SMS'. */
  verb: string;
  help: string;
  fields: Record<
    string,
    { label: string; help?: string | undefined; options?: Record<string, string> | undefined }
  >;
  ports: Record<string, string>;
  /** Sentences under the title, by the key `summary()` gives; plural forms end in _one, _other, _many. */
  summary: Record<string, string>;
}
