import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

type Dictionary = { [key: string]: string | Dictionary };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every text of the screens in one language, by namespace and key: `triggers:test.send`. */
export function textsOf(language: string): Map<string, string> {
  const files = ['apps/web/src', 'packages/blocks/src'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === `texts.${language}.json`)
      .map((file) => path.join(root, folder, file)),
  );
  return new Map(
    files.flatMap((file) => {
      const dictionary = JSON.parse(readFileSync(file, 'utf8')) as Dictionary;
      return flatten(dictionary, `${path.basename(path.dirname(file))}:`);
    }),
  );
}

/** First words of all keys that have more than one: what a key left untranslated begins with. */
export function keySections(): string[] {
  const sections = [...textsOf('en').keys()]
    .map((key) => key.slice(key.indexOf(':') + 1).split('.'))
    .flatMap(([first, ...rest]) => (first !== undefined && rest.length > 0 ? [first] : []));
  return [...new Set(sections)];
}

function flatten(dictionary: Dictionary, prefix: string): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] satisfies [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}
