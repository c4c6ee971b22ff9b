import { Group, Input, Select } from '@mantine/core';
import { definitions } from '@percurso/blocks/definitions';
import type { JsonValue } from '@percurso/journey/json-value';
import { jumpTargets } from '@percurso/journey/jump-targets';
import { Predicate } from '@percurso/journey/predicate';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { PredicateField } from '../../../components/attributes/predicate-field.tsx';
import { TriggerChoice } from '../../../components/attributes/trigger-choice.tsx';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';

export function ConditionField({ field, label, value, onChange, ...rest }: FieldProps) {
  const predicate = Predicate.safeParse(value).data;
  return (
    <PredicateField
      {...rest}
      label={label}
      field={field.name}
      value={predicate}
      optional={field.optional}
      onChange={(next) => onChange(toJson(next))}
    />
  );
}

/** A predicate is plain JSON; its type only lacks the index signature. */
export function toJson(predicate: Predicate): JsonValue {
  return predicate as unknown as JsonValue;
}

/** An amount and a unit of time. */
export function DurationField(props: FieldProps) {
  const { field, block, label, help, value, onChange, problemAt, disabled } = props;
  const words = useBlockWords();
  const units = words.options(block.kind, field.name);
  const { amount, unit } = isDuration(value) ? value : { amount: undefined, unit: units[0] ?? '' };
  const error = problemAt(`${field.name}.amount`) ?? problemAt(field.name);
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div">
      <Group gap={6} mt={4} wrap="nowrap" align="flex-start">
        <NumberInput
          w={110}
          aria-label={label}
          value={typeof amount === 'number' ? amount : undefined}
          field={`${field.name}.amount`}
          disabled={disabled}
          onChange={(next) => {
            if (next !== undefined) onChange({ amount: next, unit });
            else if (field.optional) onChange(undefined);
          }}
        />
        <Select
          flex={1}
          aria-label={`${label}, ${words.option(block.kind, { name: field.name, option: unit })}`}
          data={units.map((one) => ({
            value: one,
            label: words.option(block.kind, { name: field.name, option: one }),
          }))}
          value={unit}
          allowDeselect={false}
          disabled={disabled}
          onChange={(chosen) => chosen !== null && onChange({ amount: amount ?? 1, unit: chosen })}
        />
      </Group>
    </Input.Wrapper>
  );
}

function isDuration(value: FieldProps['value']): value is { amount: number; unit: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'unit' in value;
}

/** A later step, of those people may be sent to from here. */
export function TargetField({ field, block, label, help, value, onChange, ...rest }: FieldProps) {
  const words = useBlockWords();
  const document = useDocument((state) => state.document);
  const targets = jumpTargets({ document, definitions, blockId: block.id });
  return (
    <Select
      label={label}
      description={help}
      data-field={field.name}
      data={targets.map((target) => ({
        value: target.id,
        label: words.choice(target),
      }))}
      value={targets.some(({ id }) => id === value) ? String(value) : null}
      error={rest.problemAt(field.name)}
      disabled={rest.disabled}
      searchable
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

/** A custom trigger that is ready to use. */
export function TriggerField({ field, label, help, value, onChange, ...rest }: FieldProps) {
  const { triggers } = useDesigner();
  return (
    <TriggerChoice
      label={label}
      description={help}
      value={typeof value === 'string' ? value : ''}
      triggers={triggers.filter((trigger) => trigger.kind === 'custom')}
      onChange={onChange}
      field={field.name}
      error={rest.problemAt(field.name)}
      disabled={rest.disabled}
    />
  );
}
