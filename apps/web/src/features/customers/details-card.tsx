import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../components/facts.tsx';
import { Facts } from '../../components/facts.tsx';
import { languageOptions } from '../../components/language-options.ts';
import { showValue } from '../../components/show-value.ts';
import { Time } from '../../components/time.tsx';
import type { Contact } from './contact-query.ts';

/** What is known of the customer, their own attributes included. */
export function DetailsCard({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('customers');
  const language = languageOptions(i18n.language, contact.language).find(
    ({ value }) => value === contact.language,
  );
  const facts: Fact[] = [
    { label: t('fields.email'), value: contact.email },
    { label: t('fields.phone'), value: contact.phone },
    { label: t('fields.language'), value: language?.label ?? contact.language },
    { label: t('fields.timeZone'), value: contact.timeZone },
    { label: t('fields.externalId'), value: contact.externalId },
    { label: t('fields.created'), value: <Time at={contact.createdAt} /> },
  ];
  const own = Object.entries(contact.attributes).map(([label, value]) => ({
    label,
    value: showValue(value, i18n.language),
  }));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="details-title">
      <Title order={2} id="details-title" mb="sm">
        {t('details')}
      </Title>
      <Facts facts={[...facts, ...own]} />
    </Paper>
  );
}
