import { Alert, Button, Group, Paper, Select, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { eventQuery } from '../../components/decision/event-query.ts';
import { Icon } from '../../components/icon.tsx';
import { NotAllowed } from '../../components/not-allowed.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TestValueFields } from '../../components/test-values/test-value-fields.tsx';
import type { TestValue } from '../../components/test-values/test-values.ts';
import { testAttributes } from '../../components/test-values/test-values.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useDenial } from '../../components/use-denial.ts';
import { TestResult } from './test-result.tsx';
import { triggersKey } from './trigger-queries.ts';
import type { TriggerView } from './trigger-view.ts';

/** Sends the trigger for a chosen customer, and says what it started. */
export function TestTab({ trigger }: { trigger: TriggerView }) {
  const denial = useDenial('triggers:write');
  if (denial) return <NotAllowed denial={denial} />;
  return <TestForm trigger={trigger} />;
}

function TestForm({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const queryClient = useQueryClient();
  const [contact, setContact] = useState<PickedContact | null>(null);
  const [values, setValues] = useState<Record<string, TestValue>>({});
  const [checked, setChecked] = useState(false);
  const [journeyId, setJourneyId] = useState<string | null>(null);
  const [fires, setFires] = useState(false);
  const starting = trigger.usedIn.filter(
    ({ as, state }) => as === 'entry' && (state === 'live' || state === 'paused'),
  );
  const send = useMutation({
    mutationFn: (contactId: string) =>
      readAnswer(
        api.triggers[':trigger'].test.$post({
          param: { trigger: trigger.key },
          json: {
            contactId,
            attributes: testAttributes(trigger.attributes, values),
            ...(journeyId === null ? {} : { journeyId, fires }),
          },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [...triggersKey, 'events'] }),
  });
  const shown = trigger.attributes.map(({ name }) => `attributes.${name}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (contact) send.mutate(contact.id);
  };
  return (
    <div
      style={{
        display: 'grid',
        gap: 24,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 400px), 1fr))',
        alignItems: 'start',
      }}
    >
      <Paper withBorder p="lg">
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Text size="sm">{t(trigger.state === 'ready' ? 'test.lead' : 'test.leadDraft')}</Text>
            <ContactPicker
              label={t('test.customer')}
              required
              value={contact}
              onChange={setContact}
              error={checked && !contact ? t('test.customerMissing') : undefined}
            />
            <Text size="xs">
              <TextLink to="/customers">{t('test.newCustomer')}</TextLink>
            </Text>
            <TestValueFields
              trigger={trigger}
              values={values}
              refused={send.error}
              onChange={setValues}
            />
            {starting.length > 0 ? (
              <Select
                label={t('test.only')}
                description={t(journeyId === null ? 'test.onlyHelp' : 'test.onlyChosen')}
                placeholder={t('test.onlyNone')}
                data={starting.map((use) => ({ value: use.journeyId, label: use.name }))}
                value={journeyId}
                onChange={setJourneyId}
                clearable
              />
            ) : null}
            {journeyId === null ? null : (
              <Switch
                label={t('test.fires')}
                description={t('test.firesHelp')}
                checked={fires}
                onChange={(event) => setFires(event.currentTarget.checked)}
              />
            )}
            <ProblemAlert error={send.error} shown={shown} />
            <Group>
              <Button
                type="submit"
                loading={send.isPending}
                leftSection={<Icon name="trigger" size={16} />}
              >
                {t(send.data ? 'test.sendAgain' : 'test.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
      {send.data ? <Outcome key={send.data.eventId} eventId={send.data.eventId} /> : null}
    </div>
  );
}

function Outcome({ eventId }: { eventId: string }) {
  const query = useQuery(eventQuery(eventId));
  const { t } = useTranslation('triggers');
  if (query.error && !query.data) return <ProblemAlert error={query.error} />;
  if (!query.data) return <Alert variant="default">{t('test.sent')}</Alert>;
  return <TestResult event={query.data} />;
}
