import type { AnyBlockDefinition } from '@percurso/blocks/kit/definition';
import type { FieldKind } from '@percurso/blocks/kit/field';
import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';

/** One field of a block's form, read from its schema. */
export interface FormField {
  name: string;
  kind: FieldKind;
  /** Of a `choice`. */
  options: string[];
  optional: boolean;
  /** What it is where the config does not say. */
  fallback: JsonValue | undefined;
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
    const absent = field.safeParse(undefined);
    return [
      {
        name,
        kind: kind as FieldKind,
        options: optionsOf(field),
        optional: absent.success,
        fallback: absent.success ? (absent.data as JsonValue | undefined) : undefined,
      },
    ];
  });
  known.set(definition, fields);
  return fields;
}

/** Those that are drawn for a config, in the order its kind gives them. */
export function shownFields(definition: AnyBlockDefinition, config: Block['config']): FormField[] {
  const fields = formFields(definition);
  const shown = definition.shownFields?.(config);
  if (!shown) return fields;
  return shown.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

/** Takes `.default()` and `.optional()` off until the enum itself is there. */
function optionsOf(field: z.ZodType): string[] {
  let inner: unknown = field;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional) inner = inner.unwrap();
  return inner instanceof z.ZodEnum ? inner.options.map(String) : [];
}
