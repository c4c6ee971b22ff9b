import { AttributePath } from '@percurso/journey/attribute';
import { z } from 'zod';

/** Where a mapped attribute's value comes from: a path of the journey, with a default, or a fixed value. */
export const MappedValue = z
  .union([
    z.strictObject({
      from: z.literal('attribute'),
      path: AttributePath,
      ifEmpty: z.union([z.string(), z.number(), z.boolean()]).optional(),
    }),
    z.strictObject({
      from: z.literal('value'),
      value: z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
    }),
  ])
  .meta({ id: 'MappedValue' });
export type MappedValue = z.infer<typeof MappedValue>;

/** Attribute name → where its value comes from. */
export const Mapping = z.record(z.string().max(64), MappedValue);
export type Mapping = z.infer<typeof Mapping>;

/** Of a mapping the values that are fixed. */
export function fixedValues(mapping: Mapping): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([name, mapped]) =>
      mapped.from === 'value' ? [[name, mapped.value] as const] : [],
    ),
  );
}
