import { ActionIcon, Button, Group, Input, Select, Stack, Switch, TextInput } from '@mantine/core';
import { Attribute, AttributeType } from '@percurso/journey/attribute';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';

interface Answer {
  within: { amount: number; unit: string };
  attributes: { name: string; type: string }[];
}

/** Whether to wait for the journey that is started to end, how long, and what it is to give. */
export function AnswerField(props: FieldProps) {
  const { field, block, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const answer = answerOf(value);
  const change = (next: Answer): void => onChange({ ...next });
  const units = words.options(block.kind, field.name);
  return (
    <Input.Wrapper labelElement="div" error={problemAt(field.name)}>
      <Switch
        label={label}
        description={help}
        checked={answer !== null}
        disabled={disabled}
        data-field={field.name}
        onChange={({ currentTarget }) =>
          onChange(
            currentTarget.checked
              ? { within: { amount: 1, unit: 'hours' }, attributes: [] }
              : undefined,
          )
        }
      />
      {answer ? (
        <Stack gap={8} mt={10}>
          <Input.Wrapper
            label={t('answer.within')}
            labelElement="div"
            error={problemAt(`${field.name}.within.amount`)}
          >
            <Group gap={6} mt={4} wrap="nowrap">
              <NumberInput
                w={110}
                aria-label={t('answer.within')}
                value={answer.within.amount}
                field={`${field.name}.within.amount`}
                disabled={disabled}
                onChange={(amount) =>
                  amount !== undefined &&
                  change({ ...answer, within: { ...answer.within, amount } })
                }
              />
              <Select
                flex={1}
                aria-label={t('answer.unit')}
                data={units.map((option) => ({
                  value: option,
                  label: words.option(block.kind, { name: field.name, option }),
                }))}
                value={answer.within.unit}
                allowDeselect={false}
                disabled={disabled}
                onChange={(unit) =>
                  unit !== null && change({ ...answer, within: { ...answer.within, unit } })
                }
              />
            </Group>
          </Input.Wrapper>
          <Expected answer={answer} onChange={change} disabled={disabled} />
        </Stack>
      ) : null}
    </Input.Wrapper>
  );
}

/** Names and types of the results that later steps may use. */
function Expected({
  answer,
  onChange,
  disabled,
}: {
  answer: Answer;
  onChange(answer: Answer): void;
  disabled: boolean;
}) {
  const { t } = useTranslation('designer');
  const { t: attribute } = useTranslation('attributes');
  const [name, setName] = useState('');
  const { attributes } = answer;
  const taken = attributes.some((one) => one.name === name);
  const valid = Attribute.shape.name.safeParse(name).success && !taken;
  const set = (next: Answer['attributes']): void => onChange({ ...answer, attributes: next });
  const add = (): void => {
    if (!valid) return;
    set([...attributes, { name, type: 'text' }]);
    setName('');
  };
  return (
    <Input.Wrapper
      label={t('answer.results')}
      description={t('answer.resultsHelp')}
      labelElement="div"
    >
      <Stack gap={6} mt={6}>
        {attributes.map((one, index) => (
          <Group key={one.name} gap={6} wrap="nowrap">
            <TextInput flex={1} size="xs" value={one.name} readOnly aria-label={t('answer.name')} />
            <Select
              w={130}
              size="xs"
              aria-label={t('answer.type', { name: one.name })}
              value={one.type}
              allowDeselect={false}
              disabled={disabled}
              data={AttributeType.options.map((type) => ({
                value: type,
                label: attribute(`type.${type}`),
              }))}
              onChange={(type) =>
                type !== null && set(attributes.with(index, { name: one.name, type }))
              }
            />
            {disabled ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('answer.remove', { name: one.name })}
                onClick={() => set(attributes.toSpliced(index, 1))}
              >
                <Icon name="cross" size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {disabled ? null : (
          <Group gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              size="xs"
              placeholder={t('answer.newName')}
              aria-label={t('answer.newName')}
              value={name}
              error={taken ? t('map.nameTaken') : name !== '' && !valid ? t('map.nameWrong') : null}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              onKeyDown={({ key }) => key === 'Enter' && add()}
            />
            <Button size="xs" variant="default" disabled={!valid} onClick={add}>
              {t('answer.add')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function answerOf(value: FieldProps['value']): Answer | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return value as unknown as Answer;
}
