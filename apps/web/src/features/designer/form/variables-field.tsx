import { ActionIcon, Button, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import { MappedValue } from '@percurso/blocks/kit/mapped-value';
import { AttributeType } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import type { FieldProps } from './field-props.ts';
import classes from './form.module.css';
import { MappedCard } from './mapped-card.tsx';
import { mappedJson } from './mapped-json.ts';
import { problemIn } from './mapping-fields.tsx';

const CHANGES = [
  { value: 'set', word: 'set' },
  { value: 'add', word: 'addNumber' },
  { value: 'append', word: 'append' },
] as const;
const MOST_VARIABLES = 20;

type Row = Record<string, JsonValue>;

/** Variables to be set: each with its type, what is done to it, and from where the value comes. */
export function VariablesField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const rows = rowsOf(value);
  const add = (): void =>
    onChange([
      ...rows,
      { name: '', type: 'text', change: 'set', value: { from: 'value', value: null } },
    ]);
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <Stack gap={8} mt={6}>
        {rows.map((row, index) => (
          <VariableRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
            key={index}
            {...props}
            row={row}
            index={index}
            onChange={(next) => onChange(rows.with(index, next))}
            onRemove={() => onChange(rows.toSpliced(index, 1))}
          />
        ))}
        {problemAt(field.name) ? (
          <Text c="var(--mantine-color-error)" size="xs">
            {problemAt(field.name)}
          </Text>
        ) : null}
        {disabled ? null : (
          <Button
            size="xs"
            variant={rows.length === 0 ? 'light' : 'subtle'}
            w="fit-content"
            leftSection={<Icon name="plus" size={14} />}
            disabled={rows.length >= MOST_VARIABLES}
            data-field={rows.length === 0 ? field.name : undefined}
            onClick={add}
          >
            {t('variables.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface VariableRowProps extends Omit<FieldProps, 'onChange' | 'value'> {
  row: Row;
  index: number;
  onChange(row: Row): void;
  onRemove(): void;
}

function VariableRow(props: VariableRowProps) {
  const { field, row, index, onChange, onRemove, scope, problemAt, foundAt, disabled } = props;
  const { t } = useTranslation('designer');
  const { t: words } = useTranslation('attributes');
  const at = `${field.name}.${index}`;
  const number = index + 1;
  const name = String(row.name || number);
  const type = AttributeType.safeParse(row.type).data ?? 'text';
  const change = CHANGES.find((one) => one.value === row.change)?.value ?? 'set';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card
    <div className={classes.way} role="group" aria-label={t('variables.of', { number, name })}>
      <Stack gap={6}>
        <Group gap={4} wrap="nowrap" align="flex-start">
          <TextInput
            size="xs"
            flex={1}
            maxLength={64}
            placeholder={t('variables.placeholder')}
            aria-label={t('variables.name', { number })}
            data-field={`${at}.name`}
            value={String(row.name ?? '')}
            error={problemAt(`${at}.name`)}
            disabled={disabled}
            onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
          />
          <Select
            size="xs"
            w={116}
            aria-label={t('variables.type', { name })}
            data-field={`${at}.type`}
            data={AttributeType.options.map((one) => ({ value: one, label: words(`type.${one}`) }))}
            value={type}
            error={problemAt(`${at}.type`)}
            allowDeselect={false}
            disabled={disabled}
            onChange={(next) => next !== null && onChange(typed(row, next))}
          />
          {disabled ? null : (
            <ActionIcon
              size={30}
              variant="subtle"
              color="gray"
              aria-label={t('variables.remove', { name })}
              onClick={onRemove}
            >
              <Icon name="cross" size={14} />
            </ActionIcon>
          )}
        </Group>
        <Select
          size="xs"
          aria-label={t('variables.change', { name })}
          data-field={`${at}.change`}
          data={CHANGES.map((one) => ({
            value: one.value,
            label: t(`variables.${one.word}`),
            disabled: !fits(one.value, type),
          }))}
          value={change}
          error={problemAt(`${at}.change`)}
          allowDeselect={false}
          disabled={disabled}
          onChange={(next) => next !== null && onChange({ ...row, change: next })}
        />
        <MappedCard
          target={{ name: t('variables.value'), type: change === 'append' ? undefined : type }}
          mapped={MappedValue.safeParse(row.value).data}
          onChange={(next) =>
            onChange({ ...row, value: mappedJson(next ?? { from: 'value', value: null }) })
          }
          scope={scope}
          field={`${at}.value`}
          problem={problemIn(foundAt, `${at}.value`)}
          disabled={disabled}
        />
      </Stack>
    </div>
  );
}

/** Adding goes with numbers, appending with lists; another type is set. */
function fits(change: string, type: string): boolean {
  return change === 'set' || type === (change === 'add' ? 'number' : 'list');
}

function typed(row: Row, type: string): Row {
  const change = type === 'list' ? 'append' : fits(String(row.change), type) ? row.change : 'set';
  return { ...row, type, change: change ?? 'set', value: { from: 'value', value: null } };
}

function rowsOf(value: JsonValue | undefined): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
