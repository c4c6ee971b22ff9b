import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTemplate } from './preview-template.ts';
import { templateValues, writeTemplateValue } from './template-values.ts';

describe('templateValues', () => {
  it('finds what the designer writes, with format and default', () => {
    const text =
      'Hi {{ contact.firstName | default: "there" }}, {{trigger.at | date: \'%H:%M\'}} {{- steps.b1.statusUrl -}}';
    expect(
      templateValues(text).map(({ start, end, ...value }) => [text.slice(start, end), value]),
    ).toEqual([
      [
        '{{ contact.firstName | default: "there" }}',
        { path: 'contact.firstName', fallback: 'there' },
      ],
      ["{{trigger.at | date: '%H:%M'}}", { path: 'trigger.at', format: '%H:%M' }],
      ['{{- steps.b1.statusUrl -}}', { path: 'steps.b1.statusUrl' }],
    ]);
  });

  it.each(['{{ trigger.a | upcase }}', '{{ name }}', '{% if trigger.a %}', '{{ trigger.a'])(
    'leaves %s alone',
    (text) => expect(templateValues(text)).toEqual([]),
  );

  it('reads back what was written, whatever the default', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (fallback) => {
        const value = { path: 'contact.firstName', format: '%d/%m/%Y', fallback };
        const [read] = templateValues(writeTemplateValue(value));
        const quoted = fallback.includes('"') ? fallback.replaceAll("'", '’') : fallback;
        expect(read).toMatchObject({ ...value, fallback: quoted });
      }),
    );
  });
});

describe('previewTemplate', () => {
  const facts = {
    contact: { firstName: 'João', lastName: null },
    trigger: { ErrorCode: 12, at: '2026-11-27T17:05:00Z' },
    timeZone: 'America/Sao_Paulo',
  };
  const later = (path: string) => path.startsWith('steps.');

  it('puts in what is known and marks what is empty or known only later', () => {
    const text =
      '{{ contact.firstName }} {{ contact.lastName }}, error {{ trigger.ErrorCode }} at {{ trigger.at | date: "%H:%M" }}: {{ steps.b1.statusUrl }}';
    expect(previewTemplate(text, { facts, later })).toEqual({
      ok: true,
      parts: [
        { kind: 'text', text: 'João ' },
        { kind: 'empty', path: 'contact.lastName' },
        { kind: 'text', text: ', error 12 at 14:05: ' },
        { kind: 'later', path: 'steps.b1.statusUrl' },
      ],
    });
  });

  it('uses the default where a value is empty, and only there', () => {
    const text =
      '{{ contact.lastName | default: "friend" }} {{ contact.firstName | default: "friend" }}';
    expect(previewTemplate(text, { facts, later })).toEqual({
      ok: true,
      parts: [{ kind: 'text', text: 'friend João' }],
    });
  });

  it('says why a template cannot be read', () => {
    expect(previewTemplate('{{ contact.firstName', { facts, later })).toMatchObject({ ok: false });
  });
});
