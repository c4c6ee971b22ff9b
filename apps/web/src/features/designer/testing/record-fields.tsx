import { MultiSelect, Select } from '@mantine/core';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import { useTranslation } from 'react-i18next';
import type { TriggerOption } from '../../../components/attributes/trigger-option.ts';
import { nameAttribute } from '../../../components/decision/name-attribute.ts';
import { TestValueField } from '../../../components/test-values/test-value-field.tsx';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { useDesigner } from '../state/designer-context.ts';
import { CustomerField } from './customer-field.tsx';
import { recordFields } from './record-form.ts';
import type { SuggestedRecord } from './use-suggested-record.ts';

interface RecordFieldsProps {
  trigger: TriggerOption;
  change: SuggestedRecord;
  wrong: ReadonlyMap<string, string>;
}

/** The record that an event is about: as it is now, what changed of it, and what that was before. */
export function RecordFields({ trigger, change, wrong }: RecordFieldsProps) {
  const { t } = useTranslation('testing');
  const { t: words } = useTranslation('decision');
  const { testing } = useDesigner();
  const { rule, record, cases } = change;
  const { setForm } = testing.getState();
  const set = (part: Partial<typeof record>): void =>
    setForm({ record: { ...record, ...part, of: trigger.key } });
  const setValue = (name: string, value: TestValue): void =>
    set({ values: { ...record.values, [name]: value } });
  const isNew = rule.actions.includes('created');
  return (
    <>
      {cases.length > 0 ? (
        <Select
          label={t('event.case')}
          description={t('event.caseHelp')}
          data={cases.map(({ id, number, subject }) => ({
            value: id,
            label: `${number} · ${subject}`,
          }))}
          value={cases.find(({ id }) => id === record.rest.record.id)?.id ?? null}
          allowDeselect={false}
          onChange={(caseId) => setForm({ caseId, record: null })}
        />
      ) : null}
      {rule.actions.includes('updated') ? (
        <MultiSelect
          label={t('event.changed')}
          description={t(isNew ? 'event.changedNone' : 'event.changedSome')}
          data={TABLE_ATTRIBUTES[rule.table].map(({ name }) => ({
            value: name,
            label: nameAttribute(`trigger.record.${name}`, words, trigger),
          }))}
          value={[...record.changed]}
          onChange={(changed) => set({ changed })}
        />
      ) : null}
      {recordFields(rule, record.changed).map((attribute) => {
        const { name } = attribute;
        // Whose record it is now says the customer that the test is for.
        if (name === `record.${rule.audience}`) return null;
        const value = record.values[name] ?? null;
        return /\.(contactId|reportedById)$/.test(name) ? (
          <CustomerField
            key={name}
            label={nameAttribute(`trigger.${name}`, words, trigger)}
            value={typeof value === 'string' ? value : null}
            onChange={(next) => setValue(name, next)}
          />
        ) : (
          <TestValueField
            key={name}
            trigger={trigger}
            attribute={attribute}
            value={value}
            error={wrong.get(`event.${name}`)}
            onChange={(next) => setValue(name, next)}
          />
        );
      })}
    </>
  );
}
