import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { AttributeRowFields } from './attribute-row-fields.tsx';
import type { AttributeProblem, AttributeRow } from './attribute-rows.ts';
import { emptyRow, moveRow } from './attribute-rows.ts';

interface AttributesEditorProps {
  rows: AttributeRow[];
  onChange: (rows: AttributeRow[]) => void;
  /** What is wrong, by row id; given once the rows were checked. */
  problems: ReadonlyMap<string, AttributeProblem>;
  /** Rows that keep name and type and cannot be removed, because a journey uses them. */
  locked?: ReadonlySet<string> | undefined;
  /** Why rows are locked, in a sentence. */
  lockedReason?: string | undefined;
}

/** Typed attributes as rows: add, remove, reorder, and the values a text may take. */
export function AttributesEditor(props: AttributesEditorProps) {
  const { rows, onChange, problems, locked } = props;
  const { t } = useTranslation('triggers');
  const added = useRef<string | null>(null);
  const add = () => {
    const row = emptyRow();
    added.current = row.id;
    onChange([...rows, row]);
  };
  return (
    <Stack gap="sm">
      {props.lockedReason ? (
        <Alert variant="default" icon={<Icon name="lock" size={16} />} p="sm">
          <Text size="sm">{props.lockedReason}</Text>
        </Alert>
      ) : null}
      {rows.length === 0 ? (
        <Text size="sm" c="var(--text-quiet)">
          {t('form.noAttributes')}
        </Text>
      ) : null}
      {rows.map((row, index) => (
        <AttributeRowFields
          key={row.id}
          row={row}
          position={index + 1}
          last={index === rows.length - 1}
          locked={locked?.has(row.id) ?? false}
          problem={problems.get(row.id)}
          takesFocus={() => {
            if (added.current !== row.id) return false;
            added.current = null;
            return true;
          }}
          onEnter={() => row.name.trim() && add()}
          onChange={(next) => onChange(rows.map((one) => (one.id === row.id ? next : one)))}
          onMove={(by) => onChange(moveRow(rows, row.id, by))}
          onRemove={() => onChange(rows.filter((one) => one.id !== row.id))}
        />
      ))}
      <Group>
        <Button variant="default" leftSection={<Icon name="plus" size={16} />} onClick={add}>
          {t('form.addAttribute')}
        </Button>
      </Group>
    </Stack>
  );
}
