import { ActionIcon, Select, Text, Tooltip } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { operatorsOfType } from '@percurso/journey/operators-of-type';
import type { Comparison } from '@percurso/journey/predicate';
import { Operator } from '@percurso/journey/predicate';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { OperandInput } from './operand-input.tsx';
import { isAttributeOperand, operandFor, operandShape } from './operand-shape.ts';
import { PathButton } from './path-button.tsx';
import classes from './predicate-field.module.css';
import { TypeIcon } from './type-icon.tsx';
import { useAttributeWords } from './use-attribute-words.ts';

interface ComparisonRowProps {
  comparison: Comparison;
  onChange(comparison: Comparison): void;
  onRemove(): void;
  scope: readonly ScopeAttribute[];
  row: number;
  field: string;
  problemAt?: ((field: string) => string | undefined) | undefined;
  disabled: boolean;
}

/** One row of a condition: attribute, operator by its type, value. */
export function ComparisonRow(props: ComparisonRowProps) {
  const { comparison, onChange, onRemove, scope, row, field, problemAt, disabled } = props;
  const { t } = useTranslation('attributes');
  const words = useAttributeWords();
  const attribute = scope.find(({ path }) => path === comparison.attribute);
  const type = attribute?.type ?? 'text';
  const ofType = operatorsOfType(type, comparison.attribute);
  // Of an attribute that nobody has yet the type is not known, and what was chosen stays.
  const operators =
    attribute || ofType.includes(comparison.operator) ? ofType : [comparison.operator, ...ofType];
  const shape = operandShape(comparison.operator);
  const other = isAttributeOperand(comparison.value);
  const problem =
    problemAt?.(`${field}.attribute`) ??
    problemAt?.(`${field}.operator`) ??
    problemAt?.(`${field}.value`) ??
    problemAt?.(`${field}.value.attribute`);
  const setOperator = (chosen: string | null): void => {
    const operator = Operator.safeParse(chosen).data;
    if (!operator) return;
    const value = operandFor(operator, comparison.value);
    const from = operator === 'changed-to' ? comparison.from : undefined;
    onChange({
      attribute: comparison.attribute,
      operator,
      ...(value === undefined ? {} : { value }),
      ...(from === undefined ? {} : { from }),
    });
  };
  const setAttribute = ({ path, type: chosen }: ScopeAttribute): void => {
    if (path === comparison.attribute) return;
    const [first] = operatorsOfType(chosen, path);
    const keeps = chosen === type && operatorsOfType(chosen, path).includes(comparison.operator);
    if (keeps) onChange({ ...comparison, attribute: path });
    else if (first) onChange({ attribute: path, operator: first });
  };
  const swap = (): void => {
    const { value: _old, ...rest } = comparison;
    const twin = scope.find((one) => one.type === type && one.path !== comparison.attribute);
    onChange(other || !twin ? rest : { ...rest, value: { attribute: twin.path } });
  };

  return (
    <div className={classes.row} data-problem={problem ? true : undefined}>
      <div className={classes.top} data-readonly={disabled || undefined}>
        <PathButton
          scope={scope}
          label={`${t('condition.attribute', { row })}: ${words.full(comparison.attribute)}`}
          fullWidth
          disabled={disabled}
          field={`${field}.attribute`}
          onPick={setAttribute}
        >
          <span className={classes.path}>
            <TypeIcon type={type} size={14} />
            <span className={classes.whole} title={words.full(comparison.attribute)}>
              <span className={classes.source}>{words.source(comparison.attribute)}</span>
              <span className={classes.name}>{` › ${words.name(comparison.attribute)}`}</span>
            </span>
          </span>
        </PathButton>
        {disabled ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('condition.remove', { row })}
            onClick={onRemove}
          >
            <Icon name="cross" size={14} />
          </ActionIcon>
        )}
      </div>
      <div
        className={classes.bottom}
        data-shape={shape}
        data-chosen={shape === 'one' && !other && attribute?.options ? true : undefined}
        data-readonly={disabled || undefined}
      >
        <Select
          size="xs"
          aria-label={t('condition.operator', { row })}
          data={operators.map((one) => ({ value: one, label: t(`operator.${one}`) }))}
          value={comparison.operator}
          onChange={setOperator}
          allowDeselect={false}
          disabled={disabled}
          data-field={`${field}.operator`}
          comboboxProps={{ withinPortal: true, width: 180, position: 'bottom-start' }}
        />
        {shape === 'none' ? null : (
          <>
            <OperandInput
              {...{ comparison, onChange, scope, row, field, disabled, type }}
              options={attribute?.options}
            />
            {shape === 'one' && !disabled ? (
              <Tooltip label={other ? t('condition.useValue') : t('condition.useAttribute')}>
                <ActionIcon
                  variant={other ? 'light' : 'subtle'}
                  color={other ? 'blue' : 'gray'}
                  mt={1}
                  aria-pressed={other}
                  aria-label={t('condition.useAttribute')}
                  onClick={swap}
                >
                  <Icon name="braces" size={14} />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </>
        )}
      </div>
      {problem ? (
        <Text c="var(--mantine-color-error)" size="xs" mt={4}>
          {problem}
        </Text>
      ) : null}
    </div>
  );
}
