import { Select, Stack, Text, TextInput } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { PlacedTemplateValue, TemplateValue } from '@percurso/messaging/template-values';
import { templateValues, writeTemplateValue } from '@percurso/messaging/template-values';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeIcon } from '../../../components/attributes/type-icon.tsx';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { Icon } from '../../../components/icon.tsx';
import { PopoverLayer } from '../../../components/popover-layer.tsx';
import { RemoveButton } from '../../../components/remove-button.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import classes from './personalisation.module.css';

/** Ways to write a date, each as the last evening of 2026 looks in it. */
const FORMATS = [
  { value: '%d/%m/%Y', label: '31/12/2026' },
  { value: '%m/%d/%Y', label: '12/31/2026' },
  { value: '%Y-%m-%d', label: '2026-12-31' },
  { value: '%d/%m/%Y %H:%M', label: '31/12/2026 18:30' },
  { value: '%H:%M', label: '18:30' },
];

interface ValueChipsProps {
  /** What the text is called. */
  label: string;
  template: string;
  onChange(template: string): void;
  scope: readonly ScopeAttribute[];
  disabled: boolean;
}

/** The values in a text by their names; each opens what stands there when it is empty, and its format. */
export function ValueChips({ label, template, onChange, scope, disabled }: ValueChipsProps) {
  const { t } = useTranslation('personalisation');
  const values = templateValues(template);
  if (values.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons beside a text, no fieldset
    <div className={classes.chips} role="group" aria-label={t('chips.label', { field: label })}>
      {values.map((value, index) => (
        <ValueChip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same value may stand in a text twice
          key={index}
          value={value}
          attribute={scope.find(({ path }) => path === value.path)}
          disabled={disabled}
          onChange={(next) => {
            const written = next ? writeTemplateValue(next) : '';
            onChange(template.slice(0, value.start) + written + template.slice(value.end));
          }}
        />
      ))}
    </div>
  );
}

interface ValueChipProps {
  value: PlacedTemplateValue;
  attribute: ScopeAttribute | undefined;
  disabled: boolean;
  /** Null takes it out of the text. */
  onChange(value: TemplateValue | null): void;
}

function ValueChip({ value, attribute, disabled, onChange }: ValueChipProps) {
  const { t } = useTranslation('personalisation');
  const words = useAttributeWords();
  const [opened, setOpened] = useState(false);
  const opener = useReturnFocus<HTMLButtonElement>(opened);
  const { path, format, fallback } = value;
  const name = words.full(path);
  const known = FORMATS.some((one) => one.value === format);
  return (
    <PopoverLayer
      opened={opened}
      onClose={() => setOpened(false)}
      width={260}
      padding="sm"
      opener={
        <button
          ref={opener}
          type="button"
          className={classes.chip}
          data-value={path}
          data-unknown={attribute ? undefined : true}
          disabled={disabled}
          title={t('chips.open', { name })}
          onClick={() => setOpened(!opened)}
        >
          {attribute ? (
            <TypeIcon type={attribute.type} size={12} />
          ) : (
            <Icon name="octagon" size={12} />
          )}
          <span className={classes.chipName}>
            {words.name(path)}
            {attribute ? '' : ` · ${t('chips.unknown')}`}
          </span>
          {fallback === undefined ? null : <span className={classes.quiet}>“{fallback}”</span>}
        </button>
      }
    >
      <Stack gap={8}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {attribute?.type === 'date-time' || format !== undefined ? (
          <Select
            size="xs"
            label={t('chips.format')}
            data={[
              { value: '', label: t('chips.asIs') },
              ...FORMATS,
              ...(format !== undefined && !known ? [{ value: format, label: format }] : []),
            ]}
            value={format ?? ''}
            allowDeselect={false}
            onChange={(next) => onChange({ path, fallback, format: next || undefined })}
            comboboxProps={{ withinPortal: true }}
          />
        ) : null}
        <TextInput
          size="xs"
          label={t('chips.fallback')}
          placeholder={t('chips.fallbackNone')}
          data-autofocus
          maxLength={200}
          value={fallback ?? ''}
          onChange={(event) =>
            onChange({ path, format, fallback: event.currentTarget.value || undefined })
          }
        />
        <RemoveButton
          label={t('chips.remove')}
          onRemove={() => {
            setOpened(false);
            onChange(null);
          }}
        />
      </Stack>
    </PopoverLayer>
  );
}
