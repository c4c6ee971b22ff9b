import { ActionIcon, Button, Group, Input, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';
import { TemplateInput } from './template-input.tsx';

export function TemplateField({ field, label, help, value, onChange, ...rest }: FieldProps) {
  return (
    <TemplateInput
      {...rest}
      label={label}
      help={help}
      field={field.name}
      error={rest.problemAt(field.name)}
      value={text(value)}
      onChange={(next) => onChange(next === '' && field.optional ? undefined : next)}
    />
  );
}

/** Paragraphs of a message, each with the picker. */
export function ParagraphsField({ field, label, help, value, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation('designer');
  const paragraphs = Array.isArray(value) ? value.map(text) : [''];
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={rest.problemAt(field.name)}
      labelElement="div"
    >
      <Stack gap={6} mt={4}>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity of their own
          <Group key={index} gap={4} wrap="nowrap" align="flex-start">
            <div style={{ flex: 1, minWidth: 0 }}>
              <TemplateInput
                {...rest}
                label={t('form.paragraph', { number: index + 1 })}
                hideLabel
                field={`${field.name}.${index}`}
                error={rest.problemAt(`${field.name}.${index}`)}
                minRows={2}
                value={paragraph}
                onChange={(next) => onChange(paragraphs.with(index, next))}
              />
            </div>
            {paragraphs.length > 1 && !rest.disabled ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={8}
                aria-label={t('form.removeParagraph', { number: index + 1 })}
                onClick={() => onChange(paragraphs.toSpliced(index, 1))}
              >
                <Icon name="cross" size={14} />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
        {rest.disabled ? null : (
          <Button
            size="xs"
            variant="subtle"
            w="fit-content"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange([...paragraphs, ''])}
          >
            {t('form.addParagraph')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

/** One optional button: its label and where it leads. */
export function ButtonField({ field, block, label, help, value, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const button = isButton(value) ? value : null;
  if (!button) {
    return (
      <Input.Wrapper label={label} description={help} labelElement="div">
        {rest.disabled ? (
          <Text size="sm" mt={4}>
            {t('form.noButton')}
          </Text>
        ) : (
          <Button
            size="xs"
            mt={4}
            variant="subtle"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange({ label: '', url: '' })}
          >
            {t('form.addButton')}
          </Button>
        )}
      </Input.Wrapper>
    );
  }
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={rest.problemAt(field.name)}
      labelElement="div"
    >
      <Stack gap={6} mt={4}>
        {(['label', 'url'] as const).map((part) => (
          <TemplateInput
            key={part}
            {...rest}
            label={words.option(block.kind, { name: field.name, option: part })}
            field={`${field.name}.${part}`}
            error={rest.problemAt(`${field.name}.${part}`)}
            value={text(button[part])}
            onChange={(next) => onChange({ ...button, [part]: next })}
          />
        ))}
        {rest.disabled ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            w="fit-content"
            onClick={() => onChange(undefined)}
          >
            {t('form.removeButton')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function isButton(value: FieldProps['value']): value is { label: string; url: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'url' in value;
}

function text(value: FieldProps['value']): string {
  return typeof value === 'string' ? value : '';
}
