import { Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import type { TemplateValue } from '@percurso/messaging/template-values';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { RemoveButton } from '../../../components/remove-button.tsx';

/** Ways to write a date, each as the last evening of 2026 looks in it. */
const FORMATS = [
  { value: '%d/%m/%Y', label: '31/12/2026' },
  { value: '%m/%d/%Y', label: '12/31/2026' },
  { value: '%Y-%m-%d', label: '2026-12-31' },
  { value: '%d/%m/%Y %H:%M', label: '31/12/2026 18:30' },
  { value: '%H:%M', label: '18:30' },
];

interface ValueOptionsProps {
  value: TemplateValue;
  attribute: ScopeAttribute | undefined;
  /** Where its chip stands. */
  anchor: ReactElement;
  /** Null takes it out of the text. */
  onChange(value: TemplateValue | null): void;
  onClose(): void;
}

/** What stands in a text where a value is empty, and how a date is written. */
export function ValueOptions({ value, attribute, anchor, onChange, onClose }: ValueOptionsProps) {
  const { t } = useTranslation('personalisation');
  const words = useAttributeWords();
  const { path, format, fallback } = value;
  const name = words.full(path);
  const known = FORMATS.some((one) => one.value === format);
  return (
    <Popover
      opened
      onChange={(open) => !open && onClose()}
      width={260}
      position="bottom-start"
      shadow="md"
      trapFocus
      withRoles={false}
      transitionProps={{ duration: 0 }}
      withinPortal
    >
      <Popover.Target>{anchor}</Popover.Target>
      <Popover.Dropdown p="sm" role="dialog" aria-label={t('chips.open', { name })}>
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
          <RemoveButton label={t('chips.remove')} onRemove={() => onChange(null)} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
