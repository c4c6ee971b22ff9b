import { Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Icon } from '../../components/icon.tsx';
import { notifyDone } from '../../components/notify-done.ts';
import { notifyFailure } from '../../components/notify-failure.ts';
import { QueryState } from '../../components/query-state.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import { useDenial } from '../../components/use-denial.ts';
import { wordOf } from '../../i18n/word-of.ts';
import classes from './consent-card.module.css';
import type { Consent, ConsentPoint } from './consent-points.ts';
import { consentPoints, purposes } from './consent-points.ts';
import type { Contact } from './contact-query.ts';

/** What may be sent to each contact point, by purpose, and since when. */
export function ConsentCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('customers');
  const query = useQuery({
    queryKey: ['contacts', 'consent', contact.id],
    queryFn: () =>
      readAnswer(api.contacts[':contact'].consent.$get({ param: { contact: contact.id } })),
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="consent-title">
      <Title order={2} id="consent-title" mb="sm">
        {t('consent.title')}
      </Title>
      <QueryState query={query}>
        {({ items }) => <Points points={consentPoints(contact, items)} contactId={contact.id} />}
      </QueryState>
    </Paper>
  );
}

function Points({ points, contactId }: { points: ConsentPoint[]; contactId: string }) {
  const { t } = useTranslation('customers');
  if (points.length === 0) {
    return (
      <Text size="sm" c="var(--text-quiet)">
        {t('consent.noPoints')}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {points.map((point) => (
        <div key={`${point.channel} ${point.address}`}>
          <div className={classes.address}>
            <Icon name={point.channel} size={16} />
            <span>{point.address}</span>
            <TextLink
              to="/consent"
              search={{ point: `${point.channel}:${point.address}` }}
              size="xs"
              aria-label={t('consent.historyOf', { address: point.address })}
            >
              {t('consent.history')}
            </TextLink>
          </div>
          {purposes.map((purpose) => (
            <PurposeRow
              key={purpose}
              point={point}
              purpose={purpose}
              recorded={point.consents.find((consent) => consent.purpose === purpose)}
              contactId={contactId}
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}

interface PurposeRowProps {
  point: ConsentPoint;
  purpose: (typeof purposes)[number];
  recorded: Consent | undefined;
  contactId: string;
}

function PurposeRow({ point, purpose, recorded, contactId }: PurposeRowProps) {
  const { t } = useTranslation(['customers', 'components']);
  const client = useQueryClient();
  const denial = useDenial('contacts:write');
  const word = t(`components:purpose.${purpose}`);
  const change = useMutation({
    mutationFn: (state: Consent['state']) =>
      readAnswer(
        api.contacts[':contact'].consent.$put({
          param: { contact: contactId },
          json: { channel: point.channel, address: point.address, purpose, state },
        }),
      ),
    onSuccess: async ({ state }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['contacts', 'consent', contactId] }),
        client.invalidateQueries({ queryKey: ['contacts', 'timeline', contactId] }),
        client.invalidateQueries({ queryKey: ['consents'] }),
      ]);
      notifyDone(
        t('consent.saved'),
        `${point.address} · ${word}: ${t(`components:consentState.${state}`)}`,
      );
    },
    onError: (error) => notifyFailure(t('consent.failed'), error),
  });
  const options = (['opted-in', 'opted-out'] as const).map((value) => ({
    value,
    label: t(`components:consentState.${value}`),
  }));

  return (
    <div className={classes.row}>
      <span>{word}</span>
      <Select
        size="xs"
        aria-label={t('consent.choose', { purpose: word, address: point.address })}
        data={options}
        value={change.isPending ? (change.variables ?? null) : (recorded?.state ?? null)}
        placeholder={t('components:consentState.none')}
        disabled={denial !== undefined || change.isPending}
        title={denial}
        allowDeselect={false}
        onChange={(value) => value && value !== recorded?.state && change.mutate(value)}
      />
      <Text component="div" size="xs" c="var(--text-quiet)" className={classes.note}>
        {recorded ? (
          <>
            <Time at={recorded.at} />,{' '}
            {wordOf(`components:consentSource.${recorded.source}`, recorded.source)}
          </>
        ) : (
          t('consent.noneMeans')
        )}
      </Text>
    </div>
  );
}
