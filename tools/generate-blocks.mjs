import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../packages/blocks/src/', import.meta.url));
const HEADER = '// Written by `npm run blocks` from the folders of blocks. Do not edit.\n';

/**
 * Writes packages/blocks/src/generated/*.ts from the folders that hold a block.ts; with `--check`
 * writes nothing and fails where a file is not what it would write.
 */
const files = generateBlocks(SOURCE);
const stale = Object.entries(files).filter(([name, text]) => text !== read(generatedPath(name)));
if (process.argv.includes('--check')) {
  for (const [name] of stale) {
    console.error(`packages/blocks/src/generated/${name} is stale: run npm run blocks.`);
  }
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(join(SOURCE, 'generated'), { recursive: true });
  for (const [name, text] of stale) writeFileSync(generatedPath(name), text);
  console.log(`${stale.length} of ${Object.keys(files).length} registries written.`);
}

/** File name → text, formatted as biome formats it. */
function generateBlocks(source) {
  const kinds = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(source, entry.name, 'block.ts')))
    .map((entry) => entry.name)
    .sort();
  const running = kinds.filter((kind) => existsSync(join(source, kind, 'run.ts')));
  return {
    'definitions.ts': definitionsFile(kinds),
    'runs.ts': runsFile(running),
    'editors.ts': editorsFile(kinds, source),
    'texts.ts': textsFile(kinds, localesOf(source, kinds)),
  };
}

function definitionsFile(kinds) {
  const imports = [
    ...kinds.map((kind) => `import { definition as ${camel(kind)} } from '../${kind}/block.ts';`),
    "import type { AnyBlockDefinition } from '../kit/definition.ts';",
    "import { eraseConfig } from '../kit/erase-config.ts';",
  ];
  return file(imports, [
    '/** Kind → definition; for browser and server. */',
    'export const definitions: Readonly<Record<string, AnyBlockDefinition>> = {',
    ...kinds.map((kind) => `  ${key(kind)}: eraseConfig(${camel(kind)}),`),
    '};',
  ]);
}

function runsFile(kinds) {
  const imports = [
    ...kinds.map((kind) => `import { run as ${camel(kind)} } from '../${kind}/run.ts';`),
    "import { eraseRun } from '../kit/erase-config.ts';",
    "import type { RunRegistry } from '../kit/run.ts';",
  ];
  return file(imports, [
    '/** Kind → how it runs; for worker and simulator. */',
    'export const runs: RunRegistry = {',
    ...kinds.map((kind) => `  ${key(kind)}: eraseRun(${camel(kind)}),`),
    '};',
  ]);
}

function editorsFile(kinds, source) {
  const parts = kinds.map((kind) => ({ kind, names: exportsOf(source, kind) }));
  const imports = [
    ...parts.map(({ kind, names }) => {
      const list = names.map((name) => `${name} as ${camel(`${kind}-${name}`)}`);
      return `import { ${list.join(', ')} } from '../${kind}/editor.tsx';`;
    }),
    "import type { BlockEditor } from '../kit/editor.ts';",
  ];
  return file(imports, [
    '/** Kind → what it adds to the browser; for the web app only. */',
    'export const editors: Readonly<Record<string, BlockEditor>> = {',
    ...parts.map(({ kind, names }) => {
      const list = names.map((name) => `${name}: ${camel(`${kind}-${name}`)}`);
      return `  ${key(kind)}: { ${list.join(', ')} },`;
    }),
    '};',
  ]);
}

function textsFile(kinds, locales) {
  const imports = kinds.flatMap((kind) =>
    locales.map((locale) => `import ${name(kind, locale)} from '../${kind}/texts.${locale}.json';`),
  );
  imports.push("import type { BlockTexts } from '../kit/block-texts.ts';");
  return file(imports, [
    '/** Locale → kind → what the block says on screen. */',
    'export const texts: Readonly<Record<string, Readonly<Record<string, BlockTexts>>>> = {',
    ...locales.flatMap((locale) => [
      `  ${key(locale)}: {`,
      ...kinds.map((kind) => `    ${key(kind)}: ${name(kind, locale)},`),
      '  },',
    ]),
    '};',
  ]);
}

/** What a block gives the browser: its icon, and whatever else it exports. */
function exportsOf(source, kind) {
  const text = readFileSync(join(source, kind, 'editor.tsx'), 'utf8');
  return [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name).sort();
}

/** Every block has the languages of the first; one that lacks a file fails here by name. */
function localesOf(source, kinds) {
  const of = (kind) =>
    readdirSync(join(source, kind))
      .map((file) => /^texts\.(.+)\.json$/.exec(file)?.[1])
      .filter((locale) => locale !== undefined)
      .sort();
  const locales = of(kinds[0]);
  for (const kind of kinds) {
    const missing = locales.filter((locale) => !of(kind).includes(locale));
    if (missing.length > 0) throw new Error(`Block ${kind} has no texts.${missing[0]}.json.`);
  }
  return locales;
}

function file(imports, lines) {
  // Folder by folder, as the formatter sorts: `wait/` before `wait-for/`.
  const key = (line) => from(line).replaceAll('/', '\0');
  const sorted = imports.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return `${HEADER}${sorted.join('\n')}\n\n${lines.join('\n')}\n`;
}

function from(line) {
  return /'(.+)'/.exec(line)?.[1] ?? '';
}

function key(text) {
  return /^[A-Za-z]\w*$/.test(text) ? text : `'${text}'`;
}

function camel(text) {
  return text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

function name(kind, locale) {
  return camel(`${kind}-${locale.toLowerCase()}`);
}

function generatedPath(name) {
  return join(SOURCE, 'generated', name);
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
