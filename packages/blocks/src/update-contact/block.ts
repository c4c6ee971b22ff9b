import { Attribute } from '@percurso/journey/attribute';
import type { WrittenAttribute } from '@percurso/journey/block-spec';
import { CONTACT_FIELDS } from '@percurso/journey/contact-attributes';
import { typeOfValue } from '@percurso/journey/type-of-value';
import { z } from 'zod';
import { checkContactValue } from '../kit/check-contact-value.ts';
import { checkMappedValue, mappingUsedPaths } from '../kit/check-mapped-value.ts';
import type { BlockDefinition } from '../kit/definition.ts';
import { fixedValues, MappedValue, Mapping } from '../kit/mapped-value.ts';
import { withField } from '../kit/with-field.ts';

const value = MappedValue.optional();

/** What is left out stays as it is; a fixed value of null empties. */
const ContactValues = z.strictObject({
  firstName: value,
  lastName: value,
  email: value,
  phone: value,
  language: value,
  timeZone: value,
});

const MOST_ATTRIBUTES = 50;

export const UpdateContactConfig = z.strictObject({
  fields: withField(ContactValues.default({}), 'contact-fields'),
  attributes: withField(Mapping.default({}), 'mapping'),
});
export type UpdateContactConfig = z.infer<typeof UpdateContactConfig>;

export const definition: BlockDefinition<UpdateContactConfig> = {
  kind: 'update-contact',
  category: 'actions',
  shape: 'square',
  op: 'act',
  config: UpdateContactConfig,
  defaults: () => ({ fields: {}, attributes: {} }),
  ports: () => [{ id: 'next' }, { id: 'error', optional: true }],
  summary(config) {
    const { columns, names } = changed(config);
    const count = columns.length + names.length;
    const [column, name] = [columns[0], names[0]];
    if (count === 1 && column) return { key: column };
    if (count === 1 && name !== undefined) return { key: 'attribute', values: { name } };
    return count === 0 ? { key: 'empty' } : { key: 'fields', values: { count } };
  },
  raises(config) {
    const { columns, names } = changed(config);
    const known = fixedValues(setFields(config.fields));
    const all = names.length > 0 ? [...columns, 'attributes'] : columns;
    return [{ type: 'record', table: 'contact', action: 'updated', columns: all, known }];
  },
  usedPaths: ({ fields, attributes }) => [
    ...mappingUsedPaths(setFields(fields), 'fields'),
    ...mappingUsedPaths(attributes, 'attributes'),
  ],
  writtenAttributes: ({ attributes }) =>
    Object.entries(attributes).flatMap(([name, mapped]): WrittenAttribute[] => {
      if (mapped.from === 'attribute') return [{ name, of: { path: mapped.path } }];
      const type = typeOfValue(mapped.value);
      return type ? [{ name, of: { type } }] : [];
    }),
  check(config, { lookup }) {
    const at = { severity: 'error' } as const;
    const { columns, names } = changed(config);
    if (columns.length + names.length === 0) return [{ ...at, field: 'fields', key: 'required' }];
    const wrong = names.filter((name) => !Attribute.shape.name.safeParse(name).success);
    return [
      ...Object.entries(setFields(config.fields)).flatMap(([name, mapped]) => {
        const field = `fields.${name}`;
        const target = { type: 'text' as const };
        const problems = checkMappedValue({ mapped, field, target, lookup });
        return [...problems, ...checkContactValue(name, mapped, field)];
      }),
      ...wrong.map((name) => ({ ...at, field: `attributes.${name}`, key: 'wrong-name' })),
      ...(names.length > MOST_ATTRIBUTES
        ? [{ ...at, field: 'attributes', key: 'too-big', values: { maximum: MOST_ATTRIBUTES } }]
        : []),
    ];
  },
};

function changed({ fields, attributes }: UpdateContactConfig) {
  const columns = CONTACT_FIELDS.filter((column) => fields[column] !== undefined);
  return { columns, names: Object.keys(attributes) };
}

/** Those of the fields that are changed. */
function setFields(fields: UpdateContactConfig['fields']): Mapping {
  return Object.fromEntries(
    CONTACT_FIELDS.flatMap((column) => {
      const mapped = fields[column];
      return mapped ? [[column, mapped] as const] : [];
    }),
  );
}
