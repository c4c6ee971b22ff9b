import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import type { RecordRule } from './trigger-view.ts';
import { CASE_COLUMNS, CONTACT_COLUMNS } from './trigger-view.ts';
import { useColumnName } from './use-column-name.ts';

interface RecordTestProps {
  record: RecordRule;
  onOpen: (tab: string) => void;
}

/** How to try a record trigger: change a record for real, then look at the events. */
export function RecordTest({ record, onOpen }: RecordTestProps) {
  const { t, i18n } = useTranslation('triggers');
  const nameOf = useColumnName();
  const { table } = record;
  const audience = nameOf(table, record.audience);
  const all: readonly string[] = table === 'contact' ? CONTACT_COLUMNS : CASE_COLUMNS;
  const columns = all.filter((column) => record.columns.includes(column));
  const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
    columns.map((column) => nameOf(table, column)),
  );
  const updates = record.actions.includes('updated');
  return (
    <Paper withBorder p="xl" maw={760}>
      <Stack gap="md">
        <Title order={2}>{t(`recordTest.title.${table}`)}</Title>
        <Text size="sm">{t('recordTest.text')}</Text>
        {record.sources.includes('people') ? null : (
          <Alert variant="default" icon={<Icon name="alert" size={16} />} p="sm">
            <Text size="sm">{t('recordTest.peopleExcluded')}</Text>
          </Alert>
        )}
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>
            {t(`recordTest.${updates ? 'open' : 'create'}.${table}`, { audience })}
          </List.Item>
          {updates ? (
            <List.Item>
              {columns.length > 0
                ? t('recordTest.change', { columns: names })
                : t('recordTest.changeAny')}
            </List.Item>
          ) : null}
          <List.Item>{t('recordTest.see')}</List.Item>
        </List>
        <Group gap="xs">
          <Button component={Link} to={table === 'contact' ? '/customers' : '/cases'}>
            {t(`recordTest.openTable.${table}`)}
          </Button>
          <Button variant="default" onClick={() => onOpen('events')}>
            {t('recordTest.openEvents')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
