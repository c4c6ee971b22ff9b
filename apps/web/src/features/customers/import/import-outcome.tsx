import { Alert, Button, Group, Paper, Progress, Table, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { reasonOf } from '../../../components/notify-failure.ts';
import { problemWords } from '../../../components/problem-words/problem-words.ts';
import { useAnnounced } from '../../../components/use-announced.ts';
import classes from './import.module.css';
import type { ImportColumn } from './import-columns.ts';
import { columnName } from './import-columns.ts';
import { saveRefused } from './save-refused.ts';
import type { ImportProblem, ImportRun } from './use-import.ts';

const SHOWN = 100;
const counted = ['created', 'changed', 'unchanged', 'refused'] as const;

interface ImportOutcomeProps {
  run: ImportRun;
  fileName: string;
  columns: ImportColumn[];
  onStop: () => void;
  onGoOn: () => void;
}

/** How far it is, what came of the rows, and why some were refused. */
export function ImportOutcome({ run, fileName, columns, onStop, onGoOn }: ImportOutcomeProps) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  const number = (value: number) => value.toLocaleString(i18n.language);
  const section = useRef<HTMLElement>(null);
  // Under the columns of a long file it would begin unseen.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  const title = t(run.dryRun ? 'import.checkTitle' : 'import.importTitle');
  const progress = { done: number(run.done), total: number(run.total) };
  const state = t(`import.states.${run.state}`, { ...progress, count: run.total });
  useAnnounced(state);
  return (
    <Paper ref={section} withBorder p="md" component="section" aria-labelledby="outcome-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="outcome-title">
          {title}
        </Title>
        {run.state === 'running' ? (
          <Button variant="default" size="xs" onClick={onStop}>
            {t('import.stop')}
          </Button>
        ) : null}
      </Group>
      <Progress
        value={(100 * run.done) / Math.max(run.total, 1)}
        aria-label={title}
        mb={6}
        color={run.state === 'failed' ? 'red' : 'blue'}
      />
      <Text size="sm" c="var(--text-quiet)" mb="md">
        {state}
      </Text>
      <dl className={classes.counts}>
        {counted.map((name) => (
          <div key={name} data-name={name}>
            <dt>{t(run.dryRun ? `import.wouldBe.${name}` : `import.were.${name}`)}</dt>
            <dd className="tabular">{number(run.counts[name])}</dd>
          </div>
        ))}
      </dl>
      {run.state === 'failed' || run.state === 'stopped' ? (
        <Alert
          color={run.state === 'failed' ? 'red' : 'yellow'}
          variant="light"
          icon={<Icon name="alert" />}
          mt="md"
          role="alert"
          title={t(run.dryRun ? 'import.checkHalted' : 'import.halted', progress)}
        >
          {run.state === 'failed' ? reasonOf(run.error) : null}
          <div>
            <Button size="xs" variant="default" mt="xs" onClick={onGoOn}>
              {t('import.goOn')}
            </Button>
          </div>
        </Alert>
      ) : null}
      {run.problems.length > 0 ? (
        <Refused problems={run.problems} fileName={fileName} columns={columns} />
      ) : null}
    </Paper>
  );
}

function Refused({
  problems,
  fileName,
  columns,
}: {
  problems: ImportProblem[];
  fileName: string;
  columns: ImportColumn[];
}) {
  const { t, i18n } = useTranslation('customers');
  const nameOf = (field: string) =>
    columns.find((column) => field !== '' && columnName(column) === field)?.header ??
    (field || t('import.wholeRow'));
  const lines = problems.map((problem) => ({
    row: problem.row,
    column: nameOf(problem.field),
    expected: problemWords(problem, problem.message),
    got: problem.got,
  }));
  const header = (['row', 'column', 'expected', 'got'] as const).map((name) =>
    t(`import.refusedColumns.${name}`),
  );
  return (
    <>
      <Group justify="space-between" mt="lg" mb="xs">
        <Title order={3}>{t('import.refusedTitle')}</Title>
        <Button
          size="xs"
          variant="default"
          onClick={() => saveRefused({ fileName, header, lines })}
        >
          {t('import.download')}
        </Button>
      </Group>
      <div className={classes.frame}>
        <Table className={classes.table} aria-label={t('import.refusedTitle')}>
          <Table.Thead>
            <Table.Tr>
              {header.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, SHOWN).map((line) => (
              <Table.Tr key={`${line.row} ${line.column} ${line.expected}`}>
                <Table.Td className="tabular">{line.row.toLocaleString(i18n.language)}</Table.Td>
                <Table.Td>{line.column}</Table.Td>
                <Table.Td>{line.expected}</Table.Td>
                <Table.Td className={classes.values}>{line.got || '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {lines.length > SHOWN ? (
        <Text size="sm" c="var(--text-quiet)" mt="xs">
          {t('import.firstShown', {
            shown: SHOWN,
            number: lines.length.toLocaleString(i18n.language),
          })}
        </Text>
      ) : null}
    </>
  );
}
