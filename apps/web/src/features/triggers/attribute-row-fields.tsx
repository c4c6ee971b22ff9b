import { ActionIcon, Checkbox, Group, Select, TagsInput, TextInput, Tooltip } from '@mantine/core';
import { AttributeType } from '@percurso/journey/attribute';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../components/attributes/type-icon.tsx';
import type { IconName } from '../../components/icon.tsx';
import { Icon } from '../../components/icon.tsx';
import classes from './attribute-row-fields.module.css';
import type { AttributeProblem, AttributeRow } from './attribute-rows.ts';

const NAME_LENGTH = 64;

const PROBLEM_TEXTS = {
  missing: 'form.attributeMissing',
  pattern: 'form.attributePattern',
  twice: 'form.attributeTwice',
} as const;

interface AttributeRowFieldsProps {
  row: AttributeRow;
  position: number;
  last: boolean;
  locked: boolean;
  problem: AttributeProblem | undefined;
  /** Asked once when the row is drawn: whether its name takes the focus. */
  takesFocus: () => boolean;
  /** Enter in a field: goes on to the next attribute instead of sending the form. */
  onEnter: () => void;
  onChange: (row: AttributeRow) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One attribute: name, type, description, its options when it is a text, if it is required, its place. */
export function AttributeRowFields(props: AttributeRowFieldsProps) {
  const { row, locked, onChange } = props;
  const { t } = useTranslation('triggers');
  const name = row.name.trim() || t('form.unnamedAttribute', { position: props.position });
  const change = (part: Partial<AttributeRow>) => onChange({ ...row, ...part });
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    props.onEnter();
  };
  const lockedHelp = locked ? t('overview.lockedRow') : undefined;
  return (
    <fieldset className={classes.row} aria-label={name}>
      <div className={classes.fields}>
        <TextInput
          ref={(input) => {
            if (input && props.takesFocus()) input.focus();
          }}
          className={classes.name}
          label={t('form.attributeName')}
          placeholder={t('form.attributeNamePlaceholder')}
          value={row.name}
          readOnly={locked}
          rightSection={
            lockedHelp ? (
              <Tooltip label={lockedHelp}>
                <span className={classes.lock}>
                  <Icon name="lock" size={14} />
                </span>
              </Tooltip>
            ) : null
          }
          onKeyDown={goOn}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={props.problem ? t(PROBLEM_TEXTS[props.problem], { max: NAME_LENGTH }) : null}
          spellCheck={false}
          autoComplete="off"
        />
        <Select
          className={classes.type}
          label={t('form.attributeType')}
          data={AttributeType.options.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          value={row.type}
          disabled={locked}
          allowDeselect={false}
          leftSection={<TypeIcon type={row.type} />}
          renderOption={({ option }) => (
            <Group gap="xs" wrap="nowrap">
              <TypeIcon type={AttributeType.parse(option.value)} />
              {option.label}
            </Group>
          )}
          onChange={(type) => change({ type: AttributeType.parse(type) })}
        />
        <TextInput
          className={classes.description}
          label={t('form.attributeDescription')}
          placeholder={t('form.attributeDescriptionPlaceholder')}
          value={row.description}
          maxLength={500}
          onKeyDown={goOn}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Group gap={4} wrap="nowrap" className={classes.place}>
          <RowButton
            icon="arrowUp"
            label={t('form.moveUp', { name })}
            disabled={props.position === 1}
            onClick={() => props.onMove(-1)}
          />
          <RowButton
            icon="arrowDown"
            label={t('form.moveDown', { name })}
            disabled={props.last}
            onClick={() => props.onMove(1)}
          />
          <RowButton
            icon="trash"
            label={t('form.remove', { name })}
            disabled={locked}
            onClick={props.onRemove}
          />
        </Group>
      </div>
      {row.type === 'text' ? (
        <TagsInput
          mt="xs"
          label={t('form.options')}
          description={t('form.optionsHelp')}
          placeholder={row.options.length === 0 ? t('form.optionsPlaceholder') : ''}
          value={row.options}
          maxTags={100}
          acceptValueOnBlur
          onChange={(options) => change({ options })}
        />
      ) : null}
      <Checkbox
        mt="sm"
        label={t('form.required')}
        description={t('form.requiredHelp')}
        checked={row.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

interface RowButtonProps {
  icon: 'arrowUp' | 'arrowDown' | 'trash';
  label: string;
  disabled: boolean;
  onClick: () => void;
}

function RowButton({ icon, label, disabled, onClick }: RowButtonProps) {
  const name: IconName = icon === 'trash' ? 'trash' : 'chevronDown';
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        <span className={icon === 'arrowUp' ? classes.up : classes.icon}>
          <Icon name={name} size={16} />
        </span>
      </ActionIcon>
    </Tooltip>
  );
}
