import { Alert, Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { NotAllowed } from '../../../components/not-allowed.tsx';
import { Page } from '../../../components/page.tsx';
import { useDenial } from '../../../components/use-denial.ts';
import { ColumnTable } from './column-table.tsx';
import { FileChoice } from './file-choice.tsx';
import { FileOptions } from './file-options.tsx';
import type { ImportColumn } from './import-columns.ts';
import { columnProblem, namesPeople, suggestColumns } from './import-columns.ts';
import { ImportOutcome } from './import-outcome.tsx';
import type { CsvFile, Encoding, Separator } from './read-csv-file.ts';
import { readCsvFile } from './read-csv-file.ts';
import { useImport } from './use-import.ts';

const MOST_ROWS = 50_000;

interface Chosen {
  name: string;
  bytes: Uint8Array;
  file: CsvFile;
  columns: ImportColumn[];
}

/** Customers from a file: choose it, say what its columns are, see what would happen, import. */
export function ImportPage() {
  const { t } = useTranslation('customers');
  const denial = useDenial('contacts:write');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const importing = useImport();
  const choose = (name: string, bytes: Uint8Array, given = {}) => {
    const file = readCsvFile(bytes, given);
    setChosen({ name, bytes, file, columns: suggestColumns(file.header, file.rows) });
    importing.forget();
  };

  return (
    <Page
      title={t('import.title')}
      description={t('import.description')}
      back={{ to: '/customers', label: t('title') }}
    >
      {denial ? (
        <NotAllowed denial={denial} />
      ) : (
        <Stack gap="lg">
          <FileChoice
            name={chosen?.name}
            rows={chosen?.file.rows.length}
            busy={importing.run?.state === 'running'}
            onChoose={choose}
          />
          {chosen ? (
            <Mapping
              chosen={chosen}
              importing={importing}
              onRead={(given) => choose(chosen.name, chosen.bytes, given)}
              onColumns={(columns) => {
                setChosen({ ...chosen, columns });
                importing.forget();
              }}
            />
          ) : null}
        </Stack>
      )}
    </Page>
  );
}

interface MappingProps {
  chosen: Chosen;
  importing: ReturnType<typeof useImport>;
  onRead: (given: { encoding: Encoding; separator: Separator }) => void;
  onColumns: (columns: ImportColumn[]) => void;
}

function Mapping({ chosen, importing, onRead, onColumns }: MappingProps) {
  const { t, i18n } = useTranslation(['customers', 'components']);
  const { file, columns } = chosen;
  const { run } = importing;
  const refused = fileRefusal(file);
  const number = (value: number) => value.toLocaleString(i18n.language);
  if (refused) {
    const values = { row: file.brokenAt, rows: number(file.rows.length), most: number(MOST_ROWS) };
    return (
      <>
        <FileOptions file={file} busy={false} onRead={onRead} />
        <Alert color="red" variant="light" icon={<Icon name="alert" />} role="alert">
          {t(`import.refused.${refused}`, values)}
        </Alert>
      </>
    );
  }
  const busy = run?.state === 'running';
  const named = namesPeople(columns);
  const ready = named && columns.every((column) => columnProblem(column, columns) === null);
  const work = { columns, rows: file.rows };
  return (
    <>
      <FileOptions file={file} busy={busy} onRead={onRead} />
      <ColumnTable columns={columns} rows={file.rows} busy={busy} onChange={onColumns} />
      {named ? null : (
        <Alert color="yellow" variant="light" icon={<Icon name="alert" />}>
          {t('import.needsIdentifier')}
        </Alert>
      )}
      {run ? (
        <ImportOutcome
          run={run}
          fileName={chosen.name}
          columns={columns}
          onStop={importing.stop}
          onGoOn={() => importing.goOn(work)}
        />
      ) : null}
      <Actions run={run} ready={ready} work={work} importing={importing} />
    </>
  );
}

function Actions({
  run,
  ready,
  work,
  importing,
}: {
  run: MappingProps['importing']['run'];
  ready: boolean;
  work: Parameters<MappingProps['importing']['start']>[0];
  importing: MappingProps['importing'];
}) {
  const { t, i18n } = useTranslation('customers');
  const navigate = useNavigate();
  if (run && !run.dryRun) {
    return run.state === 'done' ? (
      <Group>
        <Button onClick={() => void navigate({ to: '/customers' })}>{t('import.toList')}</Button>
      </Group>
    ) : null;
  }
  const writable = run ? run.counts.created + run.counts.changed : 0;
  const checked = run?.state === 'done';
  return (
    <Group>
      <Button
        variant={checked ? 'default' : 'filled'}
        disabled={!ready}
        loading={run?.state === 'running'}
        onClick={() => importing.check(work)}
      >
        {t('import.check')}
      </Button>
      {checked && writable > 0 ? (
        <Button onClick={() => importing.start(work)}>
          {t('import.start', {
            count: writable,
            number: writable.toLocaleString(i18n.language),
          })}
        </Button>
      ) : null}
    </Group>
  );
}

function fileRefusal(file: CsvFile): 'quotes' | 'empty' | 'tooMany' | null {
  if (file.brokenAt !== null) return 'quotes';
  if (file.rows.length === 0) return 'empty';
  return file.rows.length > MOST_ROWS ? 'tooMany' : null;
}
