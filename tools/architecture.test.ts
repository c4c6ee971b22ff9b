import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// The rules of layout and look that no lint rule can say.
const root = fileURLToPath(new URL('..', import.meta.url));

function sourcesBelow(folder: string, named = /\.tsx?$/): { file: string; text: string }[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && named.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/\.test\.tsx?$|\/(testing|generated|node_modules)\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

const importPattern = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

function importsOf({ file, text }: { file: string; text: string }): string[] {
  return [...text.matchAll(importPattern)].map(([, target = '']) =>
    target.startsWith('.') ? path.join(path.dirname(file), target) : target,
  );
}

test('features of the web application do not import each other', () => {
  const features = 'apps/web/src/features/';
  const featureOf = (file: string) => file.slice(features.length).split('/')[0];
  const sources = sourcesBelow(features);
  expect(sources.length).toBeGreaterThan(10);
  const offences = sources.flatMap((source) =>
    importsOf(source)
      .filter((target) => target.startsWith(features))
      .filter((target) => featureOf(target) !== featureOf(source.file))
      .map((target) => `${source.file} imports ${target}`),
  );
  expect(offences).toEqual([]);
});

test('colours are those of the theme, or named among the tokens', () => {
  const app = 'apps/web/src/app';
  const tokens = [`${app}/tokens.css`, `${app}/theme.ts`];
  const colour = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|oklch)a?\(/gi;
  const sources = [
    ...sourcesBelow('apps/web/src', /\.(tsx?|css)$/),
    ...sourcesBelow('packages/blocks/src', /\.(tsx|css)$/),
  ];
  const found = sources.flatMap(({ file, text }) =>
    [...text.matchAll(colour)].map(([written]) => ({ file, written })),
  );
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set(tokens));
});

test('a kind of block is named in its own folder only', () => {
  const kinds = readdirSync(path.join(root, 'packages/blocks/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !['generated', 'kit', 'testing'].includes(name));
  expect(kinds).toContain('condition');
  const anyKind = kinds.join('|');
  const isImport = new RegExp(`^@percurso/blocks/(${anyKind})(/|$)`);
  const isComparison = new RegExp(
    `(?:block|step|node|spec)\\w*\\.kind\\s*[!=]==?\\s*'(${anyKind})'`,
  );
  const places = [
    'apps',
    'packages/db',
    'packages/engine',
    'packages/journey',
    'packages/services',
  ];
  const offences = places
    .flatMap((folder) => sourcesBelow(folder))
    .flatMap((source) => [
      ...importsOf(source)
        .filter((target) => isImport.test(target))
        .map((target) => `${source.file} imports ${target}`),
      ...(isComparison.exec(source.text) ?? [])
        .slice(0, 1)
        .map((found) => `${source.file}: ${found}`),
    ]);
  expect(offences).toEqual([]);
});
