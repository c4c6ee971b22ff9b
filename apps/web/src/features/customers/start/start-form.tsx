import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { JsonValue } from '@percurso/journey/json-value';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { PickedContact } from '../../../components/contact-picker.tsx';
import { Empty } from '../../../components/empty.tsx';
import { LinkButton } from '../../../components/link-button.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { QueryState } from '../../../components/query-state.tsx';
import { TestValueFields } from '../../../components/test-values/test-value-fields.tsx';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { testAttributes } from '../../../components/test-values/test-values.ts';
import { JourneyPicker } from './journey-picker.tsx';
import type { StartableJourney } from './startable-journeys.ts';
import { startableJourneys, startQuery } from './startable-journeys.ts';
import { useWouldEnter } from './use-would-enter.ts';
import { WouldEnter } from './would-enter.tsx';

const TYPING_MS = 300;

interface StartFormProps {
  contact: PickedContact;
  onStarted: (eventId: string) => void;
  onClose: () => void;
}

/** Chooses the journey and what its trigger says, and tells what would come of it. */
export function StartForm(props: StartFormProps) {
  const { t } = useTranslation('customers');
  const [journey, setJourney] = useState<StartableJourney | null>(null);
  const all = useQuery(startableJourneys(''));
  return (
    <QueryState query={all}>
      {(journeys) =>
        journeys.length === 0 ? (
          <Empty
            icon="journeys"
            title={t('start.none')}
            text={t('start.noneText')}
            action={
              <LinkButton to="/journeys" variant="default">
                {t('start.openJourneys')}
              </LinkButton>
            }
          />
        ) : (
          <Stack>
            <Text size="sm">{t('start.lead')}</Text>
            <JourneyPicker value={journey} onChange={setJourney} />
            {journey ? <Details key={journey.id} {...props} journey={journey} /> : null}
          </Stack>
        )
      }
    </QueryState>
  );
}

function Details({
  contact,
  journey,
  onStarted,
  onClose,
}: StartFormProps & { journey: StartableJourney }) {
  const { t } = useTranslation(['customers', 'components']);
  const [values, setValues] = useState<Record<string, TestValue>>({});
  const [settled] = useDebouncedValue(values, TYPING_MS);
  const start = useQuery(startQuery(journey));
  const attributesOf = (given: typeof values) =>
    testAttributes(start.data?.trigger.attributes ?? [], given);
  const would = useWouldEnter({
    contactId: contact.id,
    start: start.data,
    attributes: attributesOf(settled),
  });
  const send = useMutation({
    mutationFn: (attributes: Record<string, JsonValue>) =>
      readAnswer(
        api.journeys[':id'].start.$post({
          param: { id: journey.id },
          json: { contactId: contact.id, attributes },
        }),
      ),
    onSuccess: ({ eventId }) => onStarted(eventId),
  });
  return (
    <QueryState query={start}>
      {({ trigger }) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate(attributesOf(values));
          }}
        >
          <Stack>
            {would.kind === 'trigger-off' ? null : (
              <TestValueFields
                trigger={trigger}
                values={values}
                refused={send.error}
                onChange={setValues}
              />
            )}
            <WouldEnter name={contact.name} journey={journey} answer={would} />
            <ProblemAlert
              error={send.error}
              shown={trigger.attributes.map(({ name }) => `attributes.${name}`)}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('components:cancel')}
              </Button>
              <Button
                type="submit"
                loading={send.isPending}
                disabled={would.kind === 'refused' || would.kind === 'trigger-off'}
              >
                {t('start.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </QueryState>
  );
}
