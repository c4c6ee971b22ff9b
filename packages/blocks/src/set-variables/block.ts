import type { Attribute, AttributeType } from '@percurso/journey/attribute';
import { AttributeType as TypeSchema } from '@percurso/journey/attribute';
import type { ProblemDraft } from '@percurso/journey/problem';
import { z } from 'zod';
import { checkMappedValue, mappedUsedPaths } from '../kit/check-mapped-value.ts';
import type { BlockDefinition, CheckContext } from '../kit/definition.ts';
import { MappedValue } from '../kit/mapped-value.ts';
import { withField } from '../kit/with-field.ts';

const MOST_VARIABLES = 20;

/** `set` replaces the value, `add` adds a number to it, `append` puts one more into a list. */
const Change = z.enum(['set', 'add', 'append']);

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

const VariableChange = z.strictObject({
  name: z
    .string()
    .min(1, { abort: true })
    .refine((name) => NAME.test(name), { params: { key: 'wrong-name' } }),
  /** Of the variable; a number where something is added, a list where something is appended. */
  type: TypeSchema,
  change: Change,
  value: MappedValue,
});
export type VariableChange = z.infer<typeof VariableChange>;

export const SetVariablesConfig = z.strictObject({
  variables: withField(z.array(VariableChange).min(1).max(MOST_VARIABLES), 'variables'),
});
export type SetVariablesConfig = z.infer<typeof SetVariablesConfig>;

const TYPE_OF_CHANGE: Readonly<Partial<Record<VariableChange['change'], AttributeType>>> = {
  add: 'number',
  append: 'list',
};

export const definition: BlockDefinition<SetVariablesConfig> = {
  kind: 'set-variables',
  category: 'flow',
  shape: 'square',
  op: 'pure',
  config: SetVariablesConfig,
  defaults: () => ({ variables: [] }),
  ports: () => [{ id: 'next' }],
  variables: ({ variables }) => variables.map(({ name, type }): Attribute => ({ name, type })),
  usedPaths: ({ variables }) =>
    variables.flatMap(({ value }, index) => mappedUsedPaths(value, `variables.${index}.value`)),
  check: ({ variables }, context) =>
    variables.flatMap((variable, index) => checkVariable(variables, { variable, index }, context)),
  summary({ variables }) {
    if (variables.length === 0) return { key: 'empty' };
    const names = variables.map(({ name }) => name).join(', ');
    return { key: 'names', values: { names } };
  },
};

function checkVariable(
  variables: readonly VariableChange[],
  { variable, index }: { variable: VariableChange; index: number },
  { lookup }: CheckContext,
): ProblemDraft[] {
  const { name, type, change, value } = variable;
  const field = `variables.${index}`;
  const at = { severity: 'error', field } as const;
  const problems: ProblemDraft[] = [];
  if (variables.findIndex((one) => one.name === name) !== index) {
    problems.push({ ...at, field: `${field}.name`, key: 'variable-twice', values: { name } });
  }
  const needed = TYPE_OF_CHANGE[change];
  if (needed && needed !== type) {
    const values = { path: `vars.${name}`, type, expected: [needed] };
    problems.push({ ...at, field: `${field}.type`, key: 'wrong-type', values });
  }
  const mapped = { mapped: value, field: `${field}.value`, lookup };
  if (change === 'append') return [...problems, ...checkItem(value, `${field}.value`, lookup)];
  return [...problems, ...checkMappedValue({ ...mapped, target: { type: needed ?? type } })];
}

/** What is put into a list is anything but a list. */
function checkItem(
  value: MappedValue,
  field: string,
  lookup: CheckContext['lookup'],
): ProblemDraft[] {
  if (value.from === 'value') {
    return value.value === null ? [{ severity: 'error', field, key: 'required' }] : [];
  }
  const found = lookup(value.path);
  if ('problem' in found || found.attribute.type !== 'list') return [];
  const expected: AttributeType[] = ['text', 'number', 'boolean', 'date-time'];
  const values = { path: value.path, type: found.attribute.type, expected };
  return [{ severity: 'error', field: `${field}.path`, key: 'wrong-type', values }];
}
