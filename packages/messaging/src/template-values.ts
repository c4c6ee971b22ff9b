/** A value of the journey that a template puts in, as the designer writes it. */
export interface TemplateValue {
  path: string;
  /** How a date is written, as Liquid's `date` filter takes it. */
  format?: string | undefined;
  /** What stands there where the value is empty. */
  fallback?: string | undefined;
}

export interface PlacedTemplateValue extends TemplateValue {
  /** Where it stands in the template, its braces included. */
  start: number;
  end: number;
}

const TEXT = `(?:"[^"]*"|'[^']*')`;
const PATH = '[A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)+';
const VALUE = new RegExp(
  `\\{\\{-?\\s*(${PATH})\\s*(?:\\|\\s*date\\s*:\\s*(${TEXT})\\s*)?(?:\\|\\s*default\\s*:\\s*(${TEXT})\\s*)?-?\\}\\}`,
  'g',
);

/**
 * The values that stand in a template with at most a date's format and a default, in order.
 * What is computed otherwise is a template of its own and none of them. Linear, never throws.
 */
export function templateValues(template: string): PlacedTemplateValue[] {
  return [...template.matchAll(VALUE)].map((found) => {
    const [whole, path = '', format, fallback] = found;
    return {
      path,
      ...(format === undefined ? {} : { format: format.slice(1, -1) }),
      ...(fallback === undefined ? {} : { fallback: fallback.slice(1, -1) }),
      start: found.index,
      end: found.index + whole.length,
    };
  });
}

/** A value as Liquid, the date's format before the default, so that a default is never read as a date. */
export function writeTemplateValue({ path, format, fallback }: TemplateValue): string {
  const filters = [
    ...(format ? [`date: ${quoted(format)}`] : []),
    ...(fallback ? [`default: ${quoted(fallback)}`] : []),
  ];
  return `{{ ${[path, ...filters].join(' | ')} }}`;
}

/** Liquid has no escapes: a text with both kinds of quotes gets typographic ones. */
function quoted(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return `'${text.replaceAll("'", '’')}'`;
}
