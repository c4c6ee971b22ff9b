import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '@percurso/journey/compile';
import type { Block } from '@percurso/journey/document';
import { Operator } from '@percurso/journey/predicate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definitions } from './generated/definitions.ts';
import { editors } from './generated/editors.ts';
import { runs } from './generated/runs.ts';
import { texts } from './generated/texts.ts';
import { TRIGGERS } from './testing/check-block.ts';

const RUN_OF_OP: Readonly<Record<string, string | undefined>> = {
  pure: 'pure',
  end: 'end',
  act: 'effect',
  sleep: 'sleep',
  await: 'await',
};
const PLURALS: Readonly<Record<string, string[]>> = {
  en: ['one', 'other'],
  'pt-BR': ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
};

describe.each(Object.keys(definitions))('block %s', (kind) => {
  const definition = definitions[kind];
  if (!definition) throw new Error(`No definition of ${kind}.`);
  const defaults = definition.defaults();

  it('has a run of its operation, an icon and a README', () => {
    expect(definition.kind).toBe(kind);
    expect(runs[kind]?.type).toBe(RUN_OF_OP[definition.op]);
    expect(editors[kind]?.icon).toBeTypeOf('function');
    const readme = fileURLToPath(new URL(`./${kind}/README.md`, import.meta.url));
    expect(existsSync(readme)).toBe(true);
  });

  it('names the input of each field', () => {
    for (const schema of Object.values(fieldsOf(kind))) {
      expect(z.globalRegistry.get(schema)?.field).toBeTypeOf('string');
    }
  });

  it.each(Object.keys(texts))('has all its texts in %s', (locale) => {
    const own = texts[locale]?.[kind];
    expect(Object.keys(own?.fields ?? {}).sort()).toEqual(Object.keys(fieldsOf(kind)).sort());
    const unnamed = definition
      .ports(defaults)
      .filter(({ label, word, trigger }) => label === undefined && (word || !trigger));
    const named = Object.keys(own?.ports ?? {});
    expect(named).toEqual(expect.arrayContaining(unnamed.map(({ id, word }) => word ?? id)));
    expect(named.sort()).toEqual(Object.keys(texts.en?.[kind]?.ports ?? {}).sort());
    expect(own?.title && own.verb && own.help).toBeTruthy();
    expect(sentence(locale, kind, definition.summary(defaults).key)).toBe(true);
    for (const key of Object.keys(own?.summary ?? {})) {
      const [plain = key] = key.split(/_(?:one|many|other)$/);
      expect(sentence(locale, kind, plain), key).toBe(true);
    }
  });

  it.each(Object.keys(texts))(
    'says in %s what it says in English, no more and no less',
    (locale) => {
      expect(keysOf(texts[locale]?.[kind])).toEqual(keysOf(texts.en?.[kind]));
    },
  );

  it('has the same placeholders in every language', () => {
    const [first, ...others] = Object.values(texts).map((of) => placeholders(of[kind]?.summary));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('texts of conditions', () => {
  it.each(Object.keys(texts))('has a sentence for every operator in %s', (locale) => {
    for (const operator of Operator.options) {
      expect(sentence(locale, 'condition', operator), operator).toBe(true);
    }
  });
});

describe('registries', () => {
  it('are what npm run blocks writes', () => {
    const tool = fileURLToPath(new URL('../../../tools/generate-blocks.mjs', import.meta.url));
    expect(() => execFileSync(process.execPath, [tool, '--check'])).not.toThrow();
  });

  it('compile 2,000 blocks with templates in about a second at most', () => {
    const blocks = Array.from({ length: 2000 }, (_, index): Block => {
      const id = `b${index + 1}`;
      if (index % 2 === 0) {
        return { id, kind: 'create-case', config: { subject: 'Device {{ trigger.DeviceID }}' } };
      }
      const text = `Hello {{ contact.firstName }}, case {{ steps.b${index}.caseNumber }}`;
      return { id, kind: 'sms', config: { text } };
    });
    const entry = { trigger: 'device-failed' };
    const document = { schema: 1 as const, name: 'Long', entry, settings: {}, blocks };
    // Of the processor, so that a busy machine does not count as a slow compiler.
    const start = process.cpuUsage();
    const { plan, problems } = compile({ document, definitions, triggers: TRIGGERS });
    expect(problems.map(({ key }) => key)).toEqual(['many-blocks']);
    expect(plan?.steps).toHaveLength(2000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});

function fieldsOf(kind: string): Record<string, z.ZodType> {
  const schema = definitions[kind]?.config;
  if (!(schema instanceof z.ZodObject)) throw new Error(`The config of ${kind} is no object.`);
  return schema.shape;
}

/** Every key with its path; the plural forms of one are one. */
function keysOf(said: object | undefined, path = ''): string[] {
  const keys = Object.entries(said ?? {}).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [path + key.replace(/_(?:one|many|other)$/, '')]
      : keysOf(text as object, `${path}${key}.`),
  );
  return [...new Set(keys)].sort();
}

/** Plain, or in every plural form of the language. */
function sentence(locale: string, kind: string, key: string): boolean {
  const summary = texts[locale]?.[kind]?.summary ?? {};
  return key in summary || (PLURALS[locale] ?? []).every((form) => `${key}_${form}` in summary);
}

/** Of the general form only: a form for one may do without its number. */
function placeholders(summary: Readonly<Record<string, string>> = {}): Record<string, string[]> {
  const general = Object.entries(summary).filter(([key]) => !/_(one|many)$/.test(key));
  return Object.fromEntries(
    general.map(([key, text]) => [
      key,
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([all]) => all).sort(),
    ]),
  );
}
