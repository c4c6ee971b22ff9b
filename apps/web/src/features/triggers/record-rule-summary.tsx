import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './facts.module.css';
import type { RecordRule } from './trigger-view.ts';
import { CASE_COLUMNS, CONTACT_COLUMNS } from './trigger-view.ts';
import { useColumnName } from './use-column-name.ts';

/** When a record trigger is sent, as a short list of facts. */
export function RecordRuleSummary({ record }: { record: RecordRule }) {
  const { t, i18n } = useTranslation('triggers');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const nameOf = useColumnName();
  const all: readonly string[] = record.table === 'contact' ? CONTACT_COLUMNS : CASE_COLUMNS;
  const columns = all.filter((column) => record.columns.includes(column));
  const facts = [
    [t('fact.table'), t(record.table === 'contact' ? 'form.tableContact' : 'form.tableCase')],
    [
      t('fact.audience'),
      record.audience === 'id' ? t('form.tableContact') : t(`case.${record.audience}`),
    ],
    [
      t(`fact.actions.${record.table}`),
      list.format(record.actions.map((action) => t(`action.${action}`))),
    ],
    ...(record.actions.includes('updated')
      ? [
          [
            t('fact.columns'),
            columns.length > 0
              ? list.format(columns.map((column) => nameOf(record.table, column)))
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
