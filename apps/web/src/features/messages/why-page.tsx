import { Alert, Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { contactName } from '../../components/contact-name.ts';
import type { PickedContact } from '../../components/contact-picker.tsx';
import { ContactPicker } from '../../components/contact-picker.tsx';
import { Icon } from '../../components/icon.tsx';
import { GateList } from '../../components/message-content/gate-list.tsx';
import { messageReason } from '../../components/message-reason.ts';
import { Page } from '../../components/page.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useAnnounced } from '../../components/use-announced.ts';
import { sendingSteps } from './sending-steps.ts';

const route = getRouteApi('/signed-in/nav/consent/why');

type Explanation = AnswerOf<Awaited<ReturnType<typeof api.messages.explain.$post>>>;

/** *Why wasn't this sent?*: a person and a message, and the rule that decides, in words. */
export function WhyPage() {
  const { t } = useTranslation(['messages', 'components']);
  const given = route.useSearch();
  const [picked, setPicked] = useState<PickedContact | null | undefined>();
  const named = useQuery({
    queryKey: ['contacts', 'one', given.contact],
    queryFn: () =>
      readAnswer(api.contacts[':contact'].$get({ param: { contact: given.contact ?? '' } })),
    enabled: given.contact !== undefined,
  });
  const known = named.data
    ? { id: named.data.id, name: contactName(named.data) ?? t('components:contact.unnamed') }
    : null;
  const contact = picked === undefined ? known : picked;
  const [journey, setJourney] = useState(given.journey ?? null);
  const [block, setBlock] = useState(given.block ?? null);
  const journeys = useQuery({
    queryKey: ['journeys', 'names'],
    queryFn: () => readAnswer(api.journeys.$get({ query: { limit: '200' } })),
  });
  const steps = useQuery({
    queryKey: ['journeys', 'sending-steps', journey],
    queryFn: async () => {
      const param = { id: journey ?? '' };
      const { document, liveDocument } = await readAnswer(api.journeys[':id'].$get({ param }));
      // The question is answered by the version that people go through, where there is one.
      return sendingSteps(liveDocument ?? document);
    },
    enabled: journey !== null,
  });
  const ask = useMutation({
    mutationFn: (json: { contactId: string; journeyId: string; blockId: string }) =>
      readAnswer(api.messages.explain.$post({ json })),
  });
  const chosen = contact && journey && block;

  return (
    <Page
      title={t('why.title')}
      description={t('why.text')}
      back={{ to: '/consent', label: t('why.back') }}
    >
      <Paper withBorder p="md" maw={720}>
        <QueryState query={journeys}>
          {({ items }) => (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (chosen)
                  ask.mutate({ contactId: contact.id, journeyId: journey, blockId: block });
              }}
            >
              <Stack>
                <ContactPicker
                  label={t('fields.contact')}
                  value={contact}
                  onChange={(next) => {
                    setPicked(next);
                    ask.reset();
                  }}
                />
                <Select
                  label={t('fields.journey')}
                  placeholder={t('why.chooseJourney')}
                  data={items.map(({ id, name }) => ({ value: id, label: name }))}
                  value={journey}
                  onChange={(next) => {
                    setJourney(next);
                    setBlock(null);
                    ask.reset();
                  }}
                  searchable
                />
                <Select
                  label={t('why.message')}
                  placeholder={t(journey === null ? 'why.journeyFirst' : 'why.chooseMessage')}
                  data={steps.data ?? []}
                  value={block}
                  onChange={(next) => {
                    setBlock(next);
                    ask.reset();
                  }}
                  disabled={journey === null}
                  error={steps.data?.length === 0 ? t('why.noMessages') : null}
                />
                <ProblemAlert error={ask.error ?? steps.error} />
                <Group>
                  <Button type="submit" disabled={!chosen} loading={ask.isPending}>
                    {t('why.ask')}
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
        </QueryState>
      </Paper>
      {ask.data ? <Answer answer={ask.data} /> : null}
    </Page>
  );
}

function Answer({ answer }: { answer: Explanation }) {
  const { t } = useTranslation(['messages', 'components']);
  const verdict = t(`why.verdict.${answer.verdict}`, { to: answer.to ?? t('noAddress') });
  useAnnounced(verdict, { first: true });
  const colors = { send: 'green', defer: 'yellow', skip: 'red' } as const;
  return (
    <Paper withBorder p="md" mt="lg" maw={720} component="section" aria-labelledby="answer-title">
      <Alert
        color={colors[answer.verdict]}
        variant="light"
        icon={<Icon name={answer.verdict === 'send' ? 'check' : 'alert'} />}
        title={verdict}
        role="group"
        mb="md"
      >
        {answer.reason ? messageReason(answer.reason) : null}
        {answer.to && answer.reason === 'opted-out' ? (
          <div>
            <TextLink to="/consent" search={{ point: `${answer.channel}:${answer.to}` }} size="sm">
              {t('openConsent')}
            </TextLink>
          </div>
        ) : null}
      </Alert>
      <Title order={2} id="answer-title" mb={4}>
        {t('gates.title')}
      </Title>
      <GateList gates={answer.gates} />
      <Text size="xs" c="var(--text-quiet)" mt="md">
        {t('why.now')}
      </Text>
    </Paper>
  );
}
