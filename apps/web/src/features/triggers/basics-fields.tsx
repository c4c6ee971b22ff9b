import { Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AutosizeTextarea } from '../../components/autosize-textarea.tsx';
import classes from './basics-fields.module.css';
import type { WizardField, WizardForm } from './wizard-form.ts';
import { keyOf } from './wizard-form.ts';

interface BasicsFieldsProps {
  form: WizardForm;
  onChange: (part: Partial<WizardForm>) => void;
  errors: Partial<Record<WizardField, string>>;
}

/** Name, key, description, and what makes the trigger happen. */
export function BasicsFields({ form, onChange, errors }: BasicsFieldsProps) {
  const { t } = useTranslation('triggers');
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('form.name')}
          placeholder={t('form.namePlaceholder')}
          required
          value={form.name}
          error={errors.name}
          data-field="name"
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <TextInput
          label={t('form.key')}
          description={t('form.keyHelp')}
          required
          value={form.ownKey ?? keyOf(form)}
          error={errors.key}
          data-field="key"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => onChange({ ownKey: event.currentTarget.value })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </SimpleGrid>
      <AutosizeTextarea
        label={t('form.description')}
        description={t('form.descriptionHelp')}
        minRows={2}
        maxRows={8}
        value={form.description}
        error={errors.description}
        data-field="description"
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('form.action')}
        value={form.kind}
        onChange={(value) => onChange({ kind: value === 'record' ? 'record' : 'custom' })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
          {(['custom', 'record'] as const).map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`form.${kind}`)}
              description={t(`form.${kind}Help`)}
              classNames={{ root: classes.choice ?? '' }}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
    </Stack>
  );
}
