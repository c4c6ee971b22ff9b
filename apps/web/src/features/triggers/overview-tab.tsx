import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/permissions.ts';
import { AttributeList } from './attribute-list.tsx';
import { EditTrigger } from './edit-trigger.tsx';
import { RecordRuleSummary } from './record-rule-summary.tsx';
import { TableColumns } from './table-columns.tsx';
import { TriggerDates } from './trigger-dates.tsx';
import type { TriggerView } from './trigger-view.ts';

/** Name, description and attributes or rule: a form for those who may edit, else as text. */
export function OverviewTab({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  const may = useMay('triggers:write') && !trigger.builtIn;
  const ruleIsForm = may && trigger.state === 'draft';
  return (
    <Stack gap="lg" maw={980}>
      {may ? <EditTrigger key={trigger.id} trigger={trigger} /> : <Details trigger={trigger} />}
      {trigger.record && !ruleIsForm ? (
        <Paper withBorder p="lg">
          <Title order={2} mb="md">
            {t('overview.rule')}
          </Title>
          <RecordRuleSummary record={trigger.record} />
        </Paper>
      ) : null}
      {trigger.record ? (
        <Paper withBorder p="lg">
          <Title order={2} mb="md">
            {t(`overview.columns.${trigger.record.table}`)}
          </Title>
          <TableColumns table={trigger.record.table} />
        </Paper>
      ) : null}
    </Stack>
  );
}

function Details({ trigger }: { trigger: TriggerView }) {
  const { t } = useTranslation('triggers');
  return (
    <>
      <Paper withBorder p="lg">
        <Title order={2} mb="md">
          {t('overview.details')}
        </Title>
        <Text size="sm" mb="md" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {trigger.description || t('overview.noDescription')}
        </Text>
        <TriggerDates trigger={trigger} />
      </Paper>
      {trigger.kind !== 'record' ? (
        <Paper withBorder p="lg">
          <Title order={2} mb="md">
            {t('form.attributes')}
          </Title>
          <AttributeList trigger={trigger} />
        </Paper>
      ) : null}
    </>
  );
}
