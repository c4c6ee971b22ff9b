import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RenderJob } from './template-renderer.ts';
import { createTemplateRenderer } from './template-renderer.ts';

const renderer = createTemplateRenderer({ threads: 2 });
afterAll(() => renderer.close());

const facts = {
  contact: { firstName: 'Ana', tags: ['a', 'b'], nothing: null },
  trigger: { ErrorCode: 12 },
};
const neighbour: RenderJob = { template: 'Hi {{ contact.firstName }}', facts };
const greeting = { ok: true, text: ['Hi Ana'], missing: [] };

async function renderOne(template: string | string[], more: Record<string, unknown> = {}) {
  const [result] = await renderer.render([{ template, facts: { ...facts, ...more } }]);
  return result;
}

describe('createTemplateRenderer', () => {
  it('renders one text per template and reports what was missing, once', async () => {
    expect(
      await renderOne([
        'Error {{ trigger.ErrorCode }}',
        '{{ contact.lastName }}{{ contact.nothing }}{{ contact.lastName }}!',
        '{{ steps.b2.statusUrl }}{{ contact.tags.size }}{{ contact.tags[1] }}{{ contact.tags[9] }}',
      ]),
    ).toEqual({
      ok: true,
      text: ['Error 12', '!', '2b'],
      missing: ['contact.lastName', 'contact.nothing', 'steps.b2.statusUrl', 'contact.tags.9'],
    });
  });

  it('does not escape: that is done where the text becomes HTML', async () => {
    expect(await renderOne('{{ x }}', { x: '<b>&' })).toMatchObject({ text: ['<b>&'] });
  });

  it.each([
    [{}, '2026-01-01 01:30'],
    [{ timeZone: 'America/Sao_Paulo' }, '2025-12-31 22:30'],
    [{ timeZone: 'Not/AZone' }, '2026-01-01 01:30'],
  ])('shows dates in the zone of the facts %j', async (more, expected) => {
    const at = '2026-01-01T01:30:00Z';
    const template = "{{ at | date: '%Y-%m-%d %H:%M' }}";
    expect(await renderOne(template, { at, ...more })).toMatchObject({ text: [expected] });
  });

  it('lets the template choose the zone, and takes "now" from the facts', async () => {
    const template = "{{ 'now' | date: '%H:%M', 'Asia/Tokyo' }}";
    const result = await renderOne(template, { now: '2026-01-01T00:00:00Z', timeZone: 'UTC' });
    expect(result).toMatchObject({ text: ['09:00'] });
  });

  it('reaches no prototype', async () => {
    const names = [
      'constructor',
      '__proto__',
      'toString',
      'constructor.constructor',
      'hasOwnProperty',
    ];
    const template = names.map((name) => `{{ contact.${name} }}{{ ${name} }}`).join('');
    expect(await renderOne(template)).toMatchObject({ ok: true, text: [''] });
  });

  it('keeps batches apart and in order, more of them than threads', async () => {
    const batches = await Promise.all(
      Array.from({ length: 7 }, (_, batch) =>
        renderer.render(
          Array.from({ length: 40 }, (_, job) => ({
            template: '{{ batch }}/{{ job }}',
            facts: { batch, job },
          })),
        ),
      ),
    );
    for (const [batch, results] of batches.entries()) {
      expect(results.map((result) => result.ok && result.text[0])).toEqual(
        Array.from({ length: 40 }, (_, job) => `${batch}/${job}`),
      );
    }
  });

  it('answers an empty batch', async () => {
    expect(await renderer.render([])).toEqual([]);
  });

  it('fails facts that are not JSON alone', async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const [first, second, third] = await renderer.render([
      neighbour,
      { template: 'x', facts: circular },
      neighbour,
    ]);
    expect([first, third]).toEqual([greeting, greeting]);
    expect(second).toMatchObject({ ok: false, error: expect.stringContaining('not JSON') });
  });

  it('renders facts of any shape as the same text whatever stands beside them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 20 }), async (names) => {
        const jobs = names.map((name) => ({ template: '[{{ n }}]', facts: { n: name } }));
        const results = await renderer.render(jobs);
        expect(results.map((result) => result.ok && result.text[0])).toEqual(
          names.map((name) => `[${name}]`),
        );
      }),
      { numRuns: 30 },
    );
  });
});

const doubling = (times: number) =>
  `{% assign a = "aaaaaaaaaaaaaaaa" %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(times)}`;

const POISON: [name: string, template: string][] = [
  ['an endless loop', '{% for i in (1..1000000000) %}x{% endfor %}'],
  ['nested loops', '{% for i in (1..100000) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}'],
  ['a wide table', '{% tablerow i in (1..1900000) cols:1 %}{{ i }}{% endtablerow %}'],
  [
    'exponential append',
    `{% assign s = "aaaaaaaaaa" %}${'{% assign s = s | append: s %}'.repeat(60)}{{ s }}`,
  ],
  ['exponential capture', `${doubling(60)}{{ a }}`],
  [
    'a text of gigabytes',
    `${doubling(23)}${'{% capture b %}{{ a }}x{% endcapture %}{% if b contains "z" %}{% endif %}'.repeat(60)}`,
  ],
  ['a text longer than any message', `${doubling(15)}{{ a }}`],
  [
    'a loop no limit of Liquid sees',
    `{{ (1..900000) | where_exp: "i", "i > 5${' and i > 6'.repeat(500)}" | size }}`,
  ],
  ['deep blocks', `${'{% if true %}'.repeat(3_500)}x${'{% endif %}'.repeat(3_500)}{{ x`],
  ['deep brackets', `{{ a${'[a'.repeat(20_000)}${']'.repeat(20_000)} }}`],
  ['a vast pad', '{{ "2026-01-01" | date: "%1000000000d" }}'],
  ['an unclosed value', '{{ contact.firstName'],
  ['an unknown filter', '{{ contact.firstName | shout }}'],
  ['an include', '{% include "/etc/passwd" %}'],
  ['a render', '{% render "../package.json" %}'],
  ['a layout', '{% layout "/etc/passwd" %}'],
];

describe('a poison template', () => {
  it.each(POISON)('fails alone and in time: %s', async (_name, template) => {
    await renderer.render([neighbour]);
    const startedAt = performance.now();
    const results = await renderer.render([neighbour, { template, facts }, neighbour]);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(results[0]).toEqual(greeting);
    expect(results[1]).toMatchObject({ ok: false, error: expect.stringMatching(/./) });
    expect(results[2]).toEqual(greeting);
  });

  it('that everybody in the batch has does not take its time for each', async () => {
    const loop = '{% for i in (1..100000) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}';
    const startedAt = performance.now();
    const results = await renderer.render([
      ...Array.from({ length: 500 }, () => ({ template: loop, facts })),
      neighbour,
    ]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(results.slice(0, 500).every((result) => !result.ok)).toBe(true);
    expect(results[500]).toEqual(greeting);
  });

  it('that hangs the thread is ended at most three times a batch', async () => {
    const hasty = createTemplateRenderer({ timeoutMs: 250 });
    const hang = { template: POISON[7]?.[1] ?? '', facts };
    const startedAt = performance.now();
    const results = await hasty.render([hang, neighbour, hang, hang, hang, hang, hang, neighbour]);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(results.map((result) => result.ok)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    await hasty.close();
  });
});

describe('a process that stands still while a thread renders', () => {
  it.each([150, 600])('does not blame the template: %i ms', async (stillMs) => {
    const hasty = createTemplateRenderer({ timeoutMs: 100 });
    await hasty.render([neighbour]);
    const rendering = hasty.render([neighbour, neighbour]);
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stillMs);
    expect(await rendering).toEqual([greeting, greeting]);
    await hasty.close();
  });
});

describe('close', () => {
  it('refuses what runs, what waits and what comes later', async () => {
    const closing = createTemplateRenderer({ timeoutMs: 5_000 });
    await closing.render([neighbour]);
    const running = closing.render([{ template: POISON[7]?.[1] ?? '', facts }]);
    const waiting = closing.render([neighbour]);
    const outcomes = Promise.allSettled([running, waiting]);
    await closing.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(closing.render([neighbour])).rejects.toThrow('closed');
  });

  it('is not needed for the process to end: an idle thread does not hold it', () => {
    const module = new URL('./template-renderer.ts', import.meta.url).href;
    const script = `
      const { createTemplateRenderer } = await import(${JSON.stringify(module)});
      const [result] = await createTemplateRenderer().render([{ template: 'a{{ b }}', facts: { b: 1 } }]);
      console.log(result.text[0]);`;
    const child = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8', timeout: 15_000 },
    );
    expect(child).toMatchObject({ status: 0, stdout: 'a1\n' });
  }, 20_000);
});
