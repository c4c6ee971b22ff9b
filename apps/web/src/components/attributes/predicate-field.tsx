import { Button, Group, Input, Stack, Text } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { operatorsOfType } from '@percurso/journey/operators-of-type';
import type { Predicate } from '@percurso/journey/predicate';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import { useAnnounced } from '../use-announced.ts';
import { ComparisonRow } from './comparison-row.tsx';
import { JoinChoice } from './join-choice.tsx';
import { PathButton } from './path-button.tsx';
import classes from './predicate-field.module.css';
import { groupOf, isComparison, partField, predicateOf } from './predicate-groups.ts';
import { predicateSentence } from './predicate-sentence.ts';
import { useAttributeWords } from './use-attribute-words.ts';

interface PredicateFieldProps {
  label?: string | undefined;
  value: Predicate | undefined;
  onChange(value: Predicate): void;
  scope: readonly ScopeAttribute[];
  /** Path of the condition, as problems name it. */
  field: string;
  /** The sentence of a problem at a path below the field. */
  problemAt?: ((field: string) => string | undefined) | undefined;
  disabled?: boolean | undefined;
  /** Without rows it is no condition, rather than one that always holds. */
  optional?: boolean | undefined;
}

/** A condition: rows of attribute, operator and value, groups one level deep, read back in words. */
export function PredicateField(props: PredicateFieldProps) {
  const { label, value, onChange, scope, field, problemAt, disabled = false } = props;
  const none = props.optional && groupOf(value).parts.length === 0;
  const { t, i18n } = useTranslation('attributes');
  const words = useAttributeWords();
  const labelId = useId();
  const own = problemAt?.(field);
  const sentence = none
    ? t('condition.none')
    : predicateSentence(value, { t, language: i18n.language, name: words.name });
  useAnnounced(own ?? sentence);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside it
    <div role="group" aria-labelledby={label ? labelId : undefined} data-field={field}>
      {label ? (
        <Input.Label labelElement="div" id={labelId} mb={6}>
          {label}
        </Input.Label>
      ) : null}
      <GroupParts {...{ value, onChange, scope, field, problemAt, disabled }} nested={false} />
      {own ? (
        <Text c="var(--mantine-color-error)" size="xs" mt={6}>
          {own}
        </Text>
      ) : (
        <Text className={classes.sentence} size="xs">
          {sentence}
        </Text>
      )}
    </div>
  );
}

interface GroupPartsProps extends Omit<PredicateFieldProps, 'label'> {
  nested: boolean;
}

function GroupParts(props: GroupPartsProps) {
  const { value, onChange, scope, field, problemAt, nested, disabled = false } = props;
  const { t } = useTranslation('attributes');
  const group = groupOf(value);
  const { parts } = group;
  const change = (next: Predicate[]): void => onChange(predicateOf({ ...group, parts: next }));
  return (
    <Stack gap={6}>
      {parts.length > 1 || nested ? (
        <JoinChoice
          value={group.join}
          disabled={disabled}
          onChange={(join) => onChange(predicateOf({ join, parts }))}
        />
      ) : null}
      {parts.map((part, index) => {
        const at = partField(field, value, index);
        const replace = (next: Predicate): void => change(parts.with(index, next));
        const remove = (): void => change(parts.toSpliced(index, 1));
        if (isComparison(part)) {
          return (
            <ComparisonRow
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
              key={index}
              {...{ scope, problemAt, disabled }}
              comparison={part}
              row={index + 1}
              field={at}
              onChange={replace}
              onRemove={remove}
            />
          );
        }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity of their own
          <div key={index} className={classes.group}>
            <GroupParts
              {...{ scope, problemAt, disabled }}
              value={part}
              field={at}
              onChange={replace}
              nested
            />
            {disabled ? null : (
              <Button size="compact-xs" variant="subtle" color="gray" onClick={remove}>
                {t('condition.removeGroup')}
              </Button>
            )}
          </div>
        );
      })}
      {disabled ? null : (
        <Group gap={0} className={classes.adds}>
          <PathButton
            scope={scope}
            label={t('condition.add')}
            variant={parts.length === 0 && !nested ? 'light' : 'subtle'}
            leftSection={<Icon name="plus" size={14} />}
            field={parts.length === 0 ? `${field}.add` : undefined}
            onPick={({ path, type }) => {
              const [operator] = operatorsOfType(type, path);
              if (operator) change([...parts, { attribute: path, operator }]);
            }}
          >
            {t('condition.add')}
          </PathButton>
          {nested || parts.length === 0 ? null : (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<Icon name="plus" size={14} />}
              fw={500}
              onClick={() => change([...parts, group.join === 'all' ? { any: [] } : { all: [] }])}
            >
              {t('condition.addGroup')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
