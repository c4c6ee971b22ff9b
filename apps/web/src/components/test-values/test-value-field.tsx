import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Attribute } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../attributes/number-input.tsx';
import { optionData } from '../attributes/option-words.ts';
import { TypeIcon } from '../attributes/type-icon.tsx';
import { DateField } from '../date-field/date-field.tsx';
import type { NamedTrigger } from '../decision/name-attribute.ts';
import { nameAttribute } from '../decision/name-attribute.ts';
import type { TestValue } from './test-values.ts';

interface TestValueFieldProps {
  attribute: Attribute;
  /** The trigger it is of. */
  trigger: NamedTrigger;
  value: TestValue;
  /** Why what it holds was refused. */
  error?: string | undefined;
  onChange: (value: TestValue) => void;
}

/** A field for one attribute's value, by its type; empty stands for no value. */
export function TestValueField(props: TestValueFieldProps) {
  const { attribute, trigger, value, error, onChange } = props;
  const { t } = useTranslation('test-values');
  const { t: words } = useTranslation('decision');
  const { name, type, description, options, required } = attribute;
  const shared = {
    label: nameAttribute(`trigger.${name}`, words, trigger),
    description: description ?? t(`type.${type}`),
    leftSection: <TypeIcon type={type} />,
    required: required ?? false,
    error,
    styles: { label: { overflowWrap: 'anywhere' } },
  } as const;
  const text = typeof value === 'string' ? value : '';
  switch (type) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : undefined}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'boolean':
      return (
        <Select
          {...shared}
          data={(['true', 'false'] as const).map((one) => ({
            value: one,
            label: t(`value.${one}`),
          }))}
          value={text || null}
          clearable
          onChange={onChange}
        />
      );
    case 'date-time':
      return (
        <DateField {...shared} withTime value={text} onChange={(next) => onChange(next || null)} />
      );
    case 'list':
      return (
        <TagsInput
          {...shared}
          placeholder={t('listPlaceholder')}
          value={Array.isArray(value) ? value : []}
          acceptValueOnBlur
          onChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      );
    case 'text':
      return options?.length ? (
        <Select
          {...shared}
          data={optionData(options, text ? [text] : [])}
          value={text || null}
          clearable
          onChange={onChange}
        />
      ) : (
        <TextInput
          {...shared}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}
