import type { z } from 'zod';
import type { FieldKind } from './field.ts';

/** The schema with the input its form field is drawn as; last in the chain, as `meta` is not inherited. */
export function withField<Schema extends z.ZodType>(schema: Schema, field: FieldKind): Schema {
  return schema.meta({ field });
}
