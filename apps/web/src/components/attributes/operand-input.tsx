import { MultiSelect, Select, TagsInput } from '@mantine/core';
import type { AttributeType, ScopeAttribute } from '@percurso/journey/attribute';
import type { Comparison, Operand } from '@percurso/journey/predicate';
import { useTranslation } from 'react-i18next';
import { NumberInput } from './number-input.tsx';
import { isAttributeOperand, operandShape } from './operand-shape.ts';
import { optionData } from './option-words.ts';
import { parseNumber } from './parse-number.ts';
import { PathButton } from './path-button.tsx';
import classes from './predicate-field.module.css';
import { useAttributeWords } from './use-attribute-words.ts';
import type { PlainValue } from './value-input.tsx';
import { ValueInput } from './value-input.tsx';

const UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;

interface OperandInputProps {
  comparison: Comparison;
  onChange(comparison: Comparison): void;
  scope: readonly ScopeAttribute[];
  type: AttributeType;
  options?: readonly string[] | undefined;
  row: number;
  field: string;
  disabled: boolean;
}

/** What a row compares with: a value, two, several, a span of time or another attribute. */
export function OperandInput(props: OperandInputProps) {
  const { comparison, onChange, scope, type, options, row, disabled } = props;
  const { t } = useTranslation('attributes');
  const words = useAttributeWords();
  const { value } = comparison;
  const shape = operandShape(comparison.operator);
  const field = `${props.field}.value`;
  const set = (next: Operand | undefined): void => {
    const { value: _old, ...rest } = comparison;
    onChange(next === undefined ? rest : { ...rest, value: next });
  };
  if (isAttributeOperand(value)) {
    return (
      <PathButton
        scope={scope}
        types={[shape === 'several' ? 'list' : type]}
        label={`${t('condition.value', { row })}: ${words.full(value.attribute)}`}
        fullWidth
        disabled={disabled}
        field={field}
        onPick={({ path }) => set({ attribute: path })}
      >
        <span className={classes.name}>{words.full(value.attribute)}</span>
      </PathButton>
    );
  }
  if (shape === 'span') {
    const span = typeof value === 'object' && 'amount' in value ? value : null;
    return (
      <div className={classes.span}>
        <NumberInput
          size="xs"
          aria-label={t('condition.amount', { row })}
          value={span?.amount}
          disabled={disabled}
          field={field}
          onChange={(amount) => {
            if (amount !== undefined && Number.isInteger(amount) && amount > 0) {
              set({ amount, unit: span?.unit ?? 'days' });
            }
          }}
        />
        <Select
          size="xs"
          aria-label={t('condition.unit', { row })}
          data={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          value={span?.unit ?? 'days'}
          allowDeselect={false}
          disabled={disabled}
          onChange={(chosen) => {
            const unit = UNITS.find((one) => one === chosen);
            if (unit) set({ amount: span?.amount ?? 1, unit });
          }}
        />
      </div>
    );
  }
  if (shape === 'several') return <SeveralInput {...props} set={set} />;
  if (shape === 'pair') {
    const pair = Array.isArray(value) ? value : [];
    const setEnd = (index: 0 | 1, next: PlainValue | undefined): void => {
      const ends = [pair[0], pair[1]].with(index, next);
      set(ends.filter((end) => end !== undefined));
    };
    const shared = { type, disabled, hideLabel: true } as const;
    return (
      <div className={classes.pair}>
        <ValueInput
          {...shared}
          label={t('condition.low', { row })}
          value={pair[0]}
          field={field}
          onChange={(next) => setEnd(0, next)}
        />
        <ValueInput
          {...shared}
          label={t('condition.high', { row })}
          value={pair[1]}
          onChange={(next) => setEnd(1, next)}
        />
      </div>
    );
  }
  return (
    <div>
      <ValueInput
        type={type}
        options={options}
        value={typeof value === 'object' ? undefined : value}
        onChange={set}
        label={t('condition.value', { row })}
        hideLabel
        field={field}
        disabled={disabled}
      />
      {comparison.operator === 'changed-to' ? (
        <Select
          size="xs"
          mt={4}
          aria-label={t('condition.from', { row })}
          placeholder={t('condition.fromAny')}
          data={optionData(options ?? [], comparison.from === undefined ? [] : [comparison.from])}
          value={comparison.from ?? null}
          clearable
          disabled={disabled}
          onChange={(from) => {
            const { from: _old, ...rest } = comparison;
            onChange(from === null ? rest : { ...rest, from });
          }}
        />
      ) : null}
    </div>
  );
}

function SeveralInput({
  comparison,
  type,
  options,
  row,
  field,
  disabled,
  set,
}: OperandInputProps & { set(value: Operand | undefined): void }) {
  const { t } = useTranslation('attributes');
  const { value } = comparison;
  const several = Array.isArray(value) ? value.map(String) : [];
  const shared = {
    size: 'xs',
    'aria-label': t('condition.values', { row }),
    value: several,
    disabled,
    'data-field': `${field}.value`,
  } as const;
  if (options && options.length > 0) {
    return (
      <MultiSelect
        {...shared}
        placeholder={several.length === 0 ? t('value.choose') : ''}
        data={optionData(options, several)}
        searchable
        onChange={set}
      />
    );
  }
  return (
    <TagsInput
      {...shared}
      placeholder={several.length === 0 ? t('condition.typeAndEnter') : ''}
      onChange={(texts) => {
        if (type !== 'number') set(texts);
        else set(texts.map(parseNumber).filter((one) => typeof one === 'number'));
      }}
    />
  );
}
