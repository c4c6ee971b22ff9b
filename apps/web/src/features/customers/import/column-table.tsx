import { Group, Paper, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import type { AttributeType, ImportColumn } from './import-columns.ts';
import { attributeTypes, columnProblem, consents, fields } from './import-columns.ts';
import type { CsvRow } from './read-csv-file.ts';

const SHOWN = 3;

interface ColumnTableProps {
  columns: ImportColumn[];
  rows: CsvRow[];
  busy: boolean;
  onChange: (columns: ImportColumn[]) => void;
}

/** Every column of the file with its first values, and what it becomes of a customer. */
export function ColumnTable({ columns, rows, busy, onChange }: ColumnTableProps) {
  const { t } = useTranslation('customers');
  return (
    <section aria-labelledby="columns-title">
      <Title order={2} id="columns-title" mb={4}>
        {t('import.columns')}
      </Title>
      <Text size="sm" c="var(--text-quiet)" mb="sm">
        {t('import.columnsHelp')}
      </Text>
      <Paper withBorder className={classes.frame}>
        <Table aria-labelledby="columns-title" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.column')}</Table.Th>
              <Table.Th>{t('import.preview')}</Table.Th>
              <Table.Th w={440}>{t('import.becomes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its place, its name may come twice
              <Table.Tr key={index}>
                <Table.Td fw={600}>{column.header || t('import.unnamed')}</Table.Td>
                <Table.Td className={classes.values}>
                  {rows.slice(0, SHOWN).map(({ row, cells }) => (
                    <div key={row}>{cells[index]?.trim() || '–'}</div>
                  ))}
                </Table.Td>
                <Table.Td>
                  <ColumnChoice
                    column={column}
                    problem={columnProblem(column, columns)}
                    busy={busy}
                    onChange={(next) => onChange(columns.with(index, next))}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </section>
  );
}

interface ColumnChoiceProps {
  column: ImportColumn;
  problem: ReturnType<typeof columnProblem>;
  busy: boolean;
  onChange: (column: ImportColumn) => void;
}

function ColumnChoice({ column, problem, busy, onChange }: ColumnChoiceProps) {
  const { t } = useTranslation(['customers', 'attributes', 'components']);
  const name = column.header || t('import.unnamed');
  const data = [
    { value: '', label: t('import.leaveOut') },
    {
      group: t('import.groups.fields'),
      items: fields.map((value) => ({ value: String(value), label: t(`fields.${value}`) })),
    },
    {
      group: t('import.groups.consents'),
      items: consents.map((value) => ({ value: String(value), label: t(`import.${value}`) })),
    },
    {
      group: t('import.groups.own'),
      items: [{ value: 'attribute', label: t('import.attribute') }],
    },
  ];
  const error = problem && t(`import.problems.${problem}`);
  const own = column.target === 'attribute';
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <Select
        aria-label={t('import.becomesOf', { column: name })}
        data={data}
        value={column.target}
        onChange={(value) =>
          value !== null && onChange({ ...column, target: value as ImportColumn['target'] })
        }
        allowDeselect={false}
        disabled={busy}
        error={own ? null : error}
        w={own ? 150 : 260}
        comboboxProps={{ width: 260, position: 'bottom-start' }}
      />
      {own ? (
        <>
          <TextInput
            aria-label={t('import.attributeName', { column: name })}
            value={column.attribute}
            onChange={(event) => onChange({ ...column, attribute: event.currentTarget.value })}
            disabled={busy}
            error={error}
            w={140}
          />
          <Select
            aria-label={t('import.attributeType', { column: name })}
            data={attributeTypes.map((value) => ({ value, label: t(`attributes:type.${value}`) }))}
            value={column.type}
            onChange={(value) => value && onChange({ ...column, type: value as AttributeType })}
            allowDeselect={false}
            disabled={busy}
            w={130}
          />
        </>
      ) : null}
    </Group>
  );
}
