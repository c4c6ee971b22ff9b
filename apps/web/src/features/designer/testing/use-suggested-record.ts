import type { JsonValue } from '@percurso/journey/json-value';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { ChangeRule, TriggerOption } from '../../../components/attributes/trigger-option.ts';
import type { CaseItem } from '../../../components/case-list.tsx';
import { contactQuery } from '../personalisation/known-facts.ts';
import { exampleContact, exampleRecord } from './example-record.ts';
import type { RecordForm } from './record-form.ts';
import { plainId, recordFormOf } from './record-form.ts';
import { useTesting } from './use-testing.ts';

/** What a trigger of records is about, with an event of it: as it was edited, else one to begin with. */
export interface SuggestedRecord {
  rule: ChangeRule;
  record: RecordForm;
  /** It is not known yet what to begin with. */
  pending: boolean;
  /** Cases of the customer, newest first. */
  cases: readonly CaseItem[];
}

/** The record of whoever is chosen, else an example; null where the trigger is not about records. */
export function useSuggestedRecord(trigger: TriggerOption | undefined): SuggestedRecord | null {
  const { t } = useTranslation('testing');
  const { who, contact, person, caseId, record: own } = useTesting((state) => state.form);
  const rule = trigger?.record ?? null;
  const id = who === 'customer' ? contact?.id : undefined;
  const { data: customer, isLoading: asksCustomer } = useQuery({
    ...contactQuery(id ?? ''),
    enabled: id !== undefined && rule?.table === 'contact',
  });
  const { data: found, isLoading: asksCases } = useQuery({
    queryKey: ['cases', 'of', id],
    queryFn: () => readAnswer(api.cases.$get({ query: { contactId: id ?? '', limit: '50' } })),
    enabled: id !== undefined && rule?.table === 'case',
  });
  const change = useMemo(() => {
    if (!rule) return null;
    const cases = found?.items ?? [];
    const ofCase = cases.find((one) => one.id === caseId) ?? cases[0] ?? null;
    const made = rule.table === 'contact' && who === 'made-up' ? exampleContact(person) : null;
    const known = (customer && columnsOf(rule, customer)) ?? (ofCase && columnsOf(rule, ofCase));
    const event = exampleRecord(rule, { subject: t('event.exampleSubject') }, known ?? made);
    return { rule, suggested: recordFormOf(rule, event), cases };
  }, [rule, who, person, caseId, customer, found, t]);
  if (!change) return null;
  const { suggested, ...rest } = change;
  // What was edited for another trigger has other fields.
  const edited = own && own.of === trigger?.key ? own : null;
  return { ...rest, record: edited ?? suggested, pending: !edited && (asksCustomer || asksCases) };
}

/** A record as an event of its change has it. */
function columnsOf({ table }: ChangeRule, from: object): Record<string, JsonValue> {
  const held = new Map<string, JsonValue>(Object.entries(from));
  const names = ['id', ...TABLE_ATTRIBUTES[table].map(({ name }) => name)];
  return Object.fromEntries(
    names.map((name) => {
      const value = held.get(name) ?? null;
      const isId = name === 'id' || name === 'contactId' || name === 'reportedById';
      return [name, isId && typeof value === 'string' ? plainId(value) : value];
    }),
  );
}
