import { Checkbox, Paper, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RuleField, RuleForm } from './rule-form.ts';
import type { RecordAction, RecordSource } from './trigger-view.ts';
import { CASE_COLUMNS, RECORD_ACTIONS, RECORD_SOURCES } from './trigger-view.ts';

interface FieldsProps {
  form: RuleForm;
  onChange: (part: Partial<RuleForm>) => void;
  errors: Partial<Record<RuleField, string>>;
}

/** Which column of the record holds the customer. */
export function AudienceFields({ form, onChange }: Omit<FieldsProps, 'errors'>) {
  const { t } = useTranslation('triggers');
  return (
    <Radio.Group
      label={t('form.audience')}
      description={t('form.audienceHelp')}
      value={form.audience}
      onChange={(value) =>
        onChange({ audience: value === 'reportedById' ? 'reportedById' : 'contactId' })
      }
    >
      <Stack gap="sm" mt="sm">
        <Radio
          value="contactId"
          label={t('case.contactId')}
          description={t('form.audienceContact')}
        />
        <Radio
          value="reportedById"
          label={t('case.reportedById')}
          description={t('form.audienceReported')}
        />
      </Stack>
    </Radio.Group>
  );
}

/** Created, updated or both; which columns count; whose changes count. */
export function ChangesFields({ form, onChange, errors }: FieldsProps) {
  const { t } = useTranslation('triggers');
  const updates = form.actions.includes('updated');
  return (
    <Stack gap="lg">
      <Checkbox.Group
        label={t('form.actions')}
        value={form.actions}
        error={errors.actions}
        onChange={(chosen) => onChange({ actions: pick<RecordAction>(RECORD_ACTIONS, chosen) })}
      >
        <Stack gap="xs" mt="xs">
          {RECORD_ACTIONS.map((action) => (
            <Checkbox key={action} value={action} label={t(`action.${action}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {updates ? <ColumnFields form={form} onChange={onChange} errors={errors} /> : null}
      <Checkbox.Group
        label={t('form.sources')}
        description={t('form.sourcesHelp')}
        value={form.sources}
        error={errors.sources}
        onChange={(chosen) => onChange({ sources: pick<RecordSource>(RECORD_SOURCES, chosen) })}
      >
        <Stack gap="xs" mt="xs">
          {RECORD_SOURCES.map((source) => (
            <Checkbox key={source} value={source} label={t(`source.${source}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}

function ColumnFields({ form, onChange, errors }: FieldsProps) {
  const { t } = useTranslation('triggers');
  const both = form.actions.includes('created');
  return (
    <div>
      <Radio.Group
        label={t('form.columns')}
        description={both ? t('form.columnsUpdatesOnly') : undefined}
        value={form.anyColumn ? 'any' : 'chosen'}
        onChange={(value) => onChange({ anyColumn: value === 'any' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="any" label={t('form.columnsAny')} />
          <Radio value="chosen" label={t('form.columnsChosen')} />
        </Stack>
      </Radio.Group>
      {form.anyColumn ? null : (
        <Paper ml={28} mt="xs" bg="transparent">
          <Checkbox.Group
            aria-label={t('form.columns')}
            value={form.columns}
            error={errors.columns}
            onChange={(columns) => onChange({ columns })}
          >
            <Stack gap="xs" mb="xs">
              {CASE_COLUMNS.map((column) => (
                <Checkbox
                  key={column}
                  value={column}
                  label={<Text size="sm">{t(`case.${column}`)}</Text>}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </Paper>
      )}
    </div>
  );
}

/** The members of a list that were chosen, in the list's order. */
function pick<Value extends string>(all: readonly Value[], chosen: readonly string[]): Value[] {
  return all.filter((one) => chosen.includes(one));
}
