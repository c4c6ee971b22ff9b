import { Code, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StateDot } from '../../components/state-dot.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { Time } from '../../components/time.tsx';
import type { FailedEvent } from './health-query.ts';

/** The newest events that could not be routed, three times over; the others were not held up by them. */
export function FailedEvents({ events }: { events: FailedEvent[] }) {
  const { t } = useTranslation('health');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="failed-events">
      <Title order={2} fz="md" id="failed-events">
        {t('failed.title')}
      </Title>
      <Text size="sm" c="var(--text-quiet)">
        {t('failed.text')}
      </Text>
      {events.length === 0 ? (
        <Text size="sm" mt="sm" component="div">
          <StateDot tone="good" label={t('failed.none')} />
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={560} type="native">
          <Table aria-label={t('failed.title')} mt="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('columns.trigger')}</Table.Th>
                <Table.Th>{t('columns.event')}</Table.Th>
                <Table.Th>{t('columns.reason')}</Table.Th>
                <Table.Th>{t('columns.received')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {events.map(({ id, trigger, reason, receivedAt }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <TextLink to="/triggers/$trigger" params={{ trigger }}>
                      {trigger}
                    </TextLink>
                  </Table.Td>
                  <Table.Td>
                    <Code>{id}</Code>
                  </Table.Td>
                  <Table.Td>{reason}</Table.Td>
                  <Table.Td>
                    <Time at={receivedAt} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}
