import { Select, Switch, TextInput } from '@mantine/core';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { AutosizeTextarea } from '../../../components/autosize-textarea.tsx';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';

function shared({ field, label, help, problemAt, disabled }: FieldProps) {
  const error = problemAt(field.name);
  return {
    label,
    description: help,
    disabled,
    'data-field': field.name,
    ...(error === undefined ? {} : { error }),
  };
}

export function TextField(props: FieldProps) {
  const { value, onChange, field } = props;
  return (
    <TextInput
      {...shared(props)}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || emptied(field.optional))}
    />
  );
}

export function LongTextField(props: FieldProps) {
  const { value, onChange, field } = props;
  return (
    <AutosizeTextarea
      {...shared(props)}
      minRows={3}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value || emptied(field.optional))}
    />
  );
}

export function NumberField(props: FieldProps) {
  const { value, onChange, field } = props;
  return (
    <NumberInput
      {...shared(props)}
      field={field.name}
      value={typeof value === 'number' ? value : undefined}
      onChange={onChange}
    />
  );
}

export function ChoiceField(props: FieldProps) {
  const words = useBlockWords();
  const { field, block, value, onChange } = props;
  return (
    <Select
      {...shared(props)}
      data={field.options.map((option) => ({
        value: option,
        label: words.option(block.kind, { name: field.name, option }),
      }))}
      value={typeof value === 'string' ? value : null}
      allowDeselect={field.optional && field.fallback === undefined}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

export function BooleanField({ field, label, help, value, onChange, disabled }: FieldProps) {
  return (
    <Switch
      label={label}
      description={help}
      disabled={disabled}
      data-field={field.name}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function emptied(optional: boolean): '' | undefined {
  return optional ? undefined : '';
}
