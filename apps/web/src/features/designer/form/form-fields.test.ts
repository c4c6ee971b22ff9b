import { definitions } from '@percurso/blocks/definitions';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FIELD_KINDS } from './field-inputs.tsx';
import { formFields } from './form-fields.ts';

describe('formFields', () => {
  it('draws every field of every block with an input there is', () => {
    for (const definition of Object.values(definitions)) {
      const names = namesOf(definition.config);
      const fields = formFields(definition);
      for (const name of names) expect(fields.map((field) => field.name)).toContain(name);
      for (const field of fields) expect(FIELD_KINDS).toContain(field.kind);
    }
  });

  it('knows what a field is where the config does not say', () => {
    for (const definition of Object.values(definitions)) {
      const parsed = definition.config.safeParse(definition.defaults());
      for (const { name, fallback } of formFields(definition)) {
        if (fallback === undefined || !parsed.success) continue;
        expect(parsed.data).toHaveProperty(name);
      }
    }
    const fallbacks = Object.values(definitions).flatMap(formFields);
    expect(fallbacks.some(({ fallback }) => fallback === 'continue')).toBe(true);
  });

  it('gives a choice its options through defaults', () => {
    const choices = Object.values(definitions)
      .flatMap(formFields)
      .filter((field) => field.kind === 'choice');
    expect(choices.length).toBeGreaterThan(0);
    for (const choice of choices) expect(choice.options.length).toBeGreaterThan(1);
  });
});

function namesOf(schema: unknown): string[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('A config is an object.');
  return Object.keys(schema.shape);
}
