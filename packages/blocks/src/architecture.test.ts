import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { definitions } from './generated/definitions.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCE = /\.(ts|tsx|mjs)$/;
const NOT_SOURCE = new Set(['node_modules', 'dist', 'generated', 'testing', 'seed', 'migrations']);
const FEATURES = join('apps', 'web', 'src', 'features');

/** Rules no linter expresses, read off the source text. */
describe('architecture', () => {
  const files = ['apps', 'packages', 'workflows'].flatMap((folder) => sourceFiles(folder));

  it('names no kind of block outside its folder', () => {
    const found = files.flatMap((file) =>
      kindsNamedIn(readFileSync(join(ROOT, file), 'utf8'))
        .filter((kind) => !file.startsWith(join('packages', 'blocks', 'src', kind) + sep))
        .map((kind) => `${file} names ${kind}`),
    );
    expect(found).toEqual([]);
  });

  it('lets no feature of the web app import another', () => {
    const found = files.flatMap((file) => {
      const [feature] = relative(FEATURES, file).split(sep);
      if (!file.startsWith(FEATURES + sep)) return [];
      return importedFeatures(file)
        .filter((imported) => imported !== feature)
        .map((imported) => `${file} imports feature ${imported}`);
    });
    expect(found).toEqual([]);
  });

  it('finds what it looks for', () => {
    expect(kindsNamedIn(`if (block.kind === 'sms') return;`)).toEqual(['sms']);
    expect(kindsNamedIn(`'wait' !== step.kind`)).toEqual(['wait']);
    expect(kindsNamedIn(`const step = { id, kind: 'exit', config: {} };`)).toEqual(['exit']);
    expect(kindsNamedIn(`switch (block.kind) { case 'email': { a(); } case 'sms': }`)).toEqual([
      'email',
      'sms',
    ]);
    expect(kindsNamedIn(`switch (channel) { case 'email': }`)).toEqual([]);
    expect(kindsNamedIn(`channel === 'sms' || type === 'create-case'`)).toEqual([]);
    expect(kindsNamedIn(`kind !== 'create-case'`)).toEqual(['create-case']);
    expect(kindsNamedIn(`decision.kind === 'wait' ? { kind: 'wait', until } : null`)).toEqual([]);
  });
});

/** What is certainly a block's kind; other things have kinds too, some called wait or email. */
const OF_BLOCK = String.raw`(?:\b(?:block|step|definition|spec|node)\??\.kind|\bblockKind)`;
const ANY_KIND = String.raw`(?:\b[\w.?]*[kK]ind\b)`;
/** A kind of two words is nothing else. */
const TWO_WORDS = String.raw`'(\w+-[\w-]+)'`;
const ONE_WORD = String.raw`'([\w-]+)'`;
const PATTERNS = [
  `${OF_BLOCK}\\s*[!=]==?\\s*${ONE_WORD}`,
  `${ONE_WORD}\\s*[!=]==?\\s*${OF_BLOCK}`,
  `blockKind:\\s*${ONE_WORD}`,
  `\\bkind:\\s*${ONE_WORD},\\s*(?:config|op|branches|routes)\\b`,
  `${ANY_KIND}\\s*(?::|[!=]==?)\\s*${TWO_WORDS}`,
].map((pattern) => new RegExp(pattern, 'g'));
const SWITCH = new RegExp(`switch \\((?:${OF_BLOCK})\\)\\s*\\{`, 'g');

function kindsNamedIn(text: string): string[] {
  const named = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, kind]) => kind));
  for (const start of text.matchAll(SWITCH)) {
    const body = bracesFrom(text, start.index + start[0].length);
    named.push(...[...body.matchAll(/\bcase '([\w-]+)'/g)].map(([, kind]) => kind));
  }
  return named.flatMap((kind) => (kind && Object.hasOwn(definitions, kind) ? [kind] : []));
}

/** The text up to the brace that closes the one before `from`. */
function bracesFrom(text: string, from: number): string {
  let open = 1;
  let at = from;
  for (; at < text.length && open > 0; at += 1) {
    if (text[at] === '{') open += 1;
    if (text[at] === '}') open -= 1;
  }
  return text.slice(from, at);
}

function importedFeatures(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, path = '']) => {
    const target = join(file, '..', path);
    return target.startsWith(FEATURES + sep) ? [target.split(sep)[4] ?? ''] : [];
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return SOURCE.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
