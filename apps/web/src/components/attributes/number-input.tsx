import type { TextInputProps } from '@mantine/core';
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNumber } from './parse-number.ts';

interface NumberInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: number | undefined;
  onChange(value: number | undefined): void;
  field?: string | undefined;
}

/** A number as people type it, with comma or point; what is not a number stays, with its message. */
export function NumberInput({ value, onChange, field, error, ...rest }: NumberInputProps) {
  const { t } = useTranslation('attributes');
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const typed = parseNumber(text);
  useEffect(() => {
    setText((old) => (parseNumber(old) === value ? old : value === undefined ? '' : String(value)));
  }, [value]);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      value={text}
      data-field={field}
      error={typed === null ? t('value.notNumber') : error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = parseNumber(event.currentTarget.value);
        if (next !== null && next !== value) onChange(next);
      }}
    />
  );
}
