import { Button, SegmentedControl, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../app/problem-error.ts';
import { contactName } from '../../../components/contact-name.ts';
import { ContactPicker } from '../../../components/contact-picker.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { problemWords } from '../../../components/problem-words/problem-words.ts';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import { useReportedProblems } from '../state/reported-problems.ts';
import { EventFields } from './event-fields.tsx';
import { PersonFields } from './person-fields.tsx';
import { PreventingProblems } from './preventing-problems.tsx';
import { setupOf } from './test-form.ts';
import classes from './testing.module.css';
import { useSimulate } from './use-simulate.ts';
import { useSuggestedRecord } from './use-suggested-record.ts';
import { useTesting } from './use-testing.ts';

const PERSON_FIELDS = ['email', 'phone', 'language', 'timeZone'] as const;

/** Whom to try, with which event, and when it starts. */
export function TestFormView() {
  const { t } = useTranslation('testing');
  const { documents, view, testing, triggers, contactAttributes } = useDesigner();
  const form = useTesting((state) => state.form);
  const key = useDocument((state) => state.document.entry.trigger);
  const blocked = useReportedProblems().some(({ severity }) => severity === 'error');
  const trigger = triggers.find((one) => one.key === key);
  const [checked, setChecked] = useState(false);
  const simulation = useSimulate();
  const { setForm } = testing.getState();
  const change = useSuggestedRecord(trigger);
  const attributes = trigger?.attributes ?? [];
  const setup = setupOf(form, { attributes, change, contactAttributes });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    // What was just added is told now, too, if it is what prevents the test.
    if (documents.getState().problems.some(({ severity }) => severity === 'error')) {
      view.getState().markFresh(null);
      return;
    }
    if (!setup || change?.pending) return;
    const made = contactName(form.person) ?? t('form.somebody');
    const who = form.who === 'customer' ? (form.contact?.name ?? '') : made;
    simulation.mutate({ setup, who, testCase: null });
  };
  // Those of somebody made up and of the event stand at their fields.
  const refused = simulation.error instanceof ProblemError ? simulation.error.errors : [];
  const wrong = new Map(refused.map((one) => [one.path, problemWords(one, one.message)]));
  const shown = [
    ...(form.who === 'made-up' ? PERSON_FIELDS.map((name) => `contact.${name}`) : []),
    ...attributes.map(({ name }) => `event.${name}`),
  ];
  if (blocked) return <PreventingProblems />;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Stack gap="md">
        <p className={classes.quiet}>{t('form.lead')}</p>
        <SegmentedControl
          id="test-form-who"
          fullWidth
          aria-label={t('form.who')}
          value={form.who}
          onChange={(who) =>
            setForm({
              who: who === 'made-up' ? 'made-up' : 'customer',
              record: null,
              caseId: null,
            })
          }
          data={[
            { value: 'customer', label: t('form.customer') },
            { value: 'made-up', label: t('form.madeUp') },
          ]}
        />
        {form.who === 'customer' ? (
          <ContactPicker
            label={t('form.customer')}
            required
            value={form.contact}
            onChange={(contact) => setForm({ contact, record: null, caseId: null })}
            error={checked && !setup ? t('form.customerMissing') : undefined}
          />
        ) : (
          <PersonFields wrong={wrong} />
        )}
        <EventFields trigger={trigger} change={change} wrong={wrong} />
        <DateField
          withTime
          label={t('form.at')}
          description={t('form.atHelp')}
          value={form.at}
          onChange={(at) => setForm({ at: at ?? '' })}
        />
        <ProblemAlert error={simulation.error} shown={shown} />
        <Button
          type="submit"
          loading={simulation.isPending || (change?.pending ?? false)}
          leftSection={<Icon name="play" size={16} />}
        >
          {t('form.start')}
        </Button>
      </Stack>
    </form>
  );
}
