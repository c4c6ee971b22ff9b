import { Text, Title } from '@mantine/core';
import type { Attribute } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import type { NamedTrigger } from '../decision/name-attribute.ts';
import { fieldErrors } from '../field-errors.ts';
import { TestValueField } from './test-value-field.tsx';
import type { TestValue } from './test-values.ts';

interface TestValueFieldsProps {
  trigger: NamedTrigger & { attributes: readonly Attribute[] };
  values: Readonly<Record<string, TestValue>>;
  /** Why sending them was refused; told at the fields. */
  refused: unknown;
  onChange: (values: Record<string, TestValue>) => void;
}

/** What an event of the trigger says: a field for each of its attributes. */
export function TestValueFields({ trigger, values, refused, onChange }: TestValueFieldsProps) {
  const { t } = useTranslation('test-values');
  const { attributes } = trigger;
  const wrong = fieldErrors(refused);
  return (
    <>
      <div>
        <Title order={2} mb={4}>
          {t('attributes')}
        </Title>
        <Text size="sm" c="var(--text-quiet)">
          {t(attributes.length > 0 ? 'emptyIsNull' : 'noAttributes')}
        </Text>
      </div>
      {attributes.map((attribute) => (
        <TestValueField
          trigger={trigger}
          key={attribute.name}
          attribute={attribute}
          value={values[attribute.name] ?? null}
          error={wrong[`attributes.${attribute.name}`]}
          onChange={(value) => onChange({ ...values, [attribute.name]: value })}
        />
      ))}
    </>
  );
}
