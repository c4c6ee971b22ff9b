import { Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { Failure } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import classes from './message-figures.module.css';

/** What each figure counts, as the list of messages filters by it. */
const FIGURES = [
  { name: 'sent', filter: { state: 'accepted' } },
  { name: 'delivered', filter: { heard: 'delivered' } },
  { name: 'opened', filter: { heard: 'opened' } },
  { name: 'clicked', filter: { heard: 'clicked' } },
  { name: 'failed', filter: { state: 'failed' } },
  { name: 'notSent', filter: { state: 'skipped' } },
] as const;

/** By channel: how many messages the customer was sent, what was heard of them, and when the last one was. */
export function MessageFigures({ contactId }: { contactId: string }) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  const query = useQuery({
    queryKey: ['contacts', 'message-counts', contactId],
    queryFn: () =>
      readAnswer(
        api.contacts[':contact']['message-counts'].$get({ param: { contact: contactId } }),
      ),
  });
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Paper withBorder mb="md" className={classes.frame}>
      <Table aria-label={t('figures.label')} className={classes.table} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('figures.channel')}</Table.Th>
            {FIGURES.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {t(`figures.${name}`)}
              </Table.Th>
            ))}
            <Table.Th>{t('figures.last')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {query.data.items.map((counts) => (
            <Table.Tr key={counts.channel}>
              <Table.Td>
                <span className={classes.channel}>
                  <Icon name={counts.channel} size={16} />
                  {t(`components:channel.${counts.channel}`)}
                </span>
              </Table.Td>
              {FIGURES.map(({ name, filter }) => (
                <Table.Td key={name} ta="right" className="tabular">
                  {counts[name] === 0 ? (
                    <Text component="span" inherit c="var(--text-quiet)">
                      0
                    </Text>
                  ) : (
                    <TextLink
                      to="/messages"
                      search={{ contact: contactId, channel: counts.channel, ...filter }}
                      aria-label={t('figures.open', {
                        figure: t(`figures.${name}`),
                        channel: t(`components:channel.${counts.channel}`),
                        number: counts[name].toLocaleString(i18n.language),
                      })}
                    >
                      {counts[name].toLocaleString(i18n.language)}
                    </TextLink>
                  )}
                </Table.Td>
              ))}
              <Table.Td>{counts.lastAt ? <Time at={counts.lastAt} /> : '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
