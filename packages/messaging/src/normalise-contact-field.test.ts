import { describe, expect, it } from 'vitest';
import type { ContactField } from './normalise-contact-field.ts';
import { normaliseContactField } from './normalise-contact-field.ts';

describe('normaliseContactField', () => {
  it.each<[ContactField, string, string | null | undefined]>([
    ['firstName', ' Ana ', 'Ana'],
    ['firstName', 'x'.repeat(200), 'x'.repeat(200)],
    ['firstName', 'x'.repeat(201), undefined],
    ['lastName', '   ', null],
    ['email', ' Ana@Example.COM', 'ana@example.com'],
    ['email', 'ana', undefined],
    ['email', '', null],
    ['phone', '+55 (11) 98765-4321', '+5511987654321'],
    ['phone', '98765-4321', undefined],
    ['language', 'pt-br', 'pt-BR'],
    ['language', 'not a tag', undefined],
    ['timeZone', 'america/sao_paulo', 'America/Sao_Paulo'],
    ['timeZone', 'Mars/Olympus', undefined],
  ])('%s %j is %j', (field, text, expected) => {
    expect(normaliseContactField(field, text)).toBe(expected);
  });
});
