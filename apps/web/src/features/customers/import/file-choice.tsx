import { Alert, Button, FileButton, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import classes from './import.module.css';

const MOST_BYTES = 20 * 1024 * 1024;

interface FileChoiceProps {
  /** Of the file that is chosen. */
  name: string | undefined;
  rows: number | undefined;
  busy: boolean;
  onChoose: (name: string, bytes: Uint8Array) => void;
}

/** Takes a file by the button or dropped upon it. */
export function FileChoice({ name, rows, busy, onChoose }: FileChoiceProps) {
  const { t, i18n } = useTranslation('customers');
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<'tooLarge' | 'unreadable' | null>(null);
  const take = async (file: File | null | undefined) => {
    if (!file || busy) return;
    if (file.size > MOST_BYTES) return setProblem('tooLarge');
    try {
      onChoose(file.name, new Uint8Array(await file.arrayBuffer()));
      setProblem(null);
    } catch {
      setProblem('unreadable');
    }
  };
  return (
    <Paper
      withBorder
      p="md"
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <Group justify="space-between">
        <div>
          <Text fw={600}>{name ?? t('import.choose')}</Text>
          <Text size="sm" c="var(--text-quiet)">
            {rows === undefined
              ? t('import.chooseHelp')
              : t('import.rows', { count: rows, number: rows.toLocaleString(i18n.language) })}
          </Text>
        </div>
        <FileButton onChange={(file) => void take(file)} accept=".csv,.txt,.tsv,text/csv">
          {(props) => (
            <Button {...props} variant={name ? 'default' : 'filled'} disabled={busy}>
              {name ? t('import.chooseOther') : t('import.chooseFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      {problem ? (
        <Alert mt="md" color="red" variant="light" icon={<Icon name="alert" />} role="alert">
          {t(`import.refused.${problem}`)}
        </Alert>
      ) : null}
    </Paper>
  );
}
