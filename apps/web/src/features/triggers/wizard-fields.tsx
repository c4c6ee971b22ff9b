import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { checkRows } from './attribute-rows.ts';
import { AttributesEditor } from './attributes-editor.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { AudienceFields, ChangesFields } from './record-rule-fields.tsx';
import { KEY_LENGTH } from './suggest-key.ts';
import { TableColumns } from './table-columns.tsx';
import type { WizardField, WizardForm, WizardStep } from './wizard-form.ts';
import { checkStep, DESCRIPTION_LENGTH, NAME_LENGTH, WIZARD_FIELDS } from './wizard-form.ts';

const LIMITS: Partial<Record<WizardField, number>> = {
  name: NAME_LENGTH,
  key: KEY_LENGTH,
  description: DESCRIPTION_LENGTH,
};

interface WizardFieldsProps {
  step: WizardStep;
  form: WizardForm;
  onChange: (part: Partial<WizardForm>) => void;
  /** Problems are shown once the step was tried to leave. */
  checked: boolean;
  keyTaken: boolean;
}

/** The fields of one step of the wizard, with what is wrong at each. */
export function WizardFields({ step, form, onChange, checked, keyTaken }: WizardFieldsProps) {
  const { t } = useTranslation('triggers');
  const errors: Partial<Record<WizardField, string>> = {};
  const problems = checked ? checkStep(form, step) : {};
  for (const field of WIZARD_FIELDS) {
    const problem = problems[field];
    if (problem) errors[field] = t(`form.${problem}`, { max: LIMITS[field] ?? 0 });
  }
  if (keyTaken) errors.key = t('form.keyTaken');
  switch (step) {
    case 'basics':
      return <BasicsFields form={form} onChange={onChange} errors={errors} />;
    case 'attributes':
      return (
        <Stack gap="md">
          <Text size="sm" c="var(--text-quiet)">
            {t('form.attributesHelp')}
          </Text>
          <AttributesEditor
            rows={form.rows}
            onChange={(rows) => onChange({ rows })}
            problems={checked ? checkRows(form.rows) : new Map()}
          />
        </Stack>
      );
    case 'table':
      return (
        <Stack gap="md">
          <TextInput
            label={t('form.table')}
            description={t('form.tableHelp')}
            value={t('form.tableCase')}
            readOnly
            maw={320}
          />
          <TableColumns table="case" />
        </Stack>
      );
    case 'audience':
      return <AudienceFields form={form} onChange={onChange} />;
    case 'changes':
      return <ChangesFields form={form} onChange={onChange} errors={errors} />;
  }
}
