import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { FieldKind } from '@percurso/blocks/kit/field';
import { z } from 'zod';

/** One field of a block's form, read from its schema. */
export interface FormField {
  name: string;
  kind: FieldKind;
  /** Of a `choice`. */
  options: string[];
  optional: boolean;
}

const known = new WeakMap<AnyBlockDefinition, FormField[]>();

/** The fields of a definition's config in the order of its schema, each with how it is drawn. */
export function formFields(definition: AnyBlockDefinition): FormField[] {
  const before = known.get(definition);
  if (before) return before;
  const schema: unknown = definition.config;
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  const fields = Object.entries(shape).flatMap(([name, field]): FormField[] => {
    if (!(field instanceof z.ZodType)) return [];
    const kind = field.meta()?.field;
    if (typeof kind !== 'string') return [];
    return [
      {
        name,
        kind: kind as FieldKind,
        options: optionsOf(field),
        optional: field.safeParse(undefined).success,
      },
    ];
  });
  known.set(definition, fields);
  return fields;
}

/** Takes `.default()` and `.optional()` off until the enum itself is there. */
function optionsOf(field: z.ZodType): string[] {
  let inner: unknown = field;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) inner = inner.unwrap();
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}
