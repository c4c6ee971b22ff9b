import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvFile, Encoding, Separator } from './read-csv-file.ts';
import { encodings, separators } from './read-csv-file.ts';

const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

interface FileOptionsProps {
  file: CsvFile;
  busy: boolean;
  onRead: (given: { encoding: Encoding; separator: Separator }) => void;
}

/** How the file was read, and the way to read it otherwise where that was a wrong guess. */
export function FileOptions({ file, busy, onRead }: FileOptionsProps) {
  const { t } = useTranslation('customers');
  const { encoding, separator } = file;
  return (
    <Group align="flex-end">
      <Select
        label={t('import.separator')}
        data={separators.map((value) => ({
          value,
          label: t(`import.separators.${names[value]}`),
        }))}
        value={separator}
        onChange={(next) => next && onRead({ encoding, separator: next as Separator })}
        allowDeselect={false}
        disabled={busy}
        w={190}
      />
      <Select
        label={t('import.encoding')}
        data={encodings.map((value) => ({ value, label: t(`import.encodings.${value}`) }))}
        value={encoding}
        onChange={(next) => next && onRead({ encoding: next as Encoding, separator })}
        allowDeselect={false}
        disabled={busy}
        w={230}
      />
    </Group>
  );
}
