import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './facts.module.css';
import type { RecordRule } from './trigger-view.ts';
import { CASE_COLUMNS } from './trigger-view.ts';

/** When a record trigger is sent, as a short list of facts. */
export function RecordRuleSummary({ record }: { record: RecordRule }) {
  const { t, i18n } = useTranslation('triggers');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const columns = CASE_COLUMNS.filter((column) => record.columns.includes(column));
  const facts = [
    [t('fact.table'), t('form.tableCase')],
    [t('fact.audience'), t(`case.${record.audience}`)],
    [t('fact.actions'), list.format(record.actions.map((action) => t(`action.${action}`)))],
    ...(record.actions.includes('updated')
      ? [
          [
            t('fact.columns'),
            columns.length > 0
              ? list.format(columns.map((column) => t(`case.${column}`)))
              : t('form.columnsAny'),
          ],
        ]
      : []),
    [t('fact.sources'), list.format(record.sources.map((source) => t(`who.${source}`)))],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <Text component="dt" size="sm" c="var(--text-quiet)">
            {term}
          </Text>
          <Text component="dd" size="sm">
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
