import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import classes from './form.module.css';
import { nextWayId } from './new-way.ts';
import type { Way } from './ways.ts';

interface WayRowsProps {
  ways: readonly Way[];
  onChange(ways: Way[]): void;
  field: string;
  problemAt(path: string): string | undefined;
  disabled: boolean;
  least: number;
  most: number;
  /** Ids that were given before, so that none comes back while its branch is still drawn. */
  taken: readonly string[];
  make(way: Pick<Way, 'id' | 'name'>): Way;
  /** What stands beside the name. */
  beside?: ((way: Way, index: number) => ReactNode) | undefined;
  below?: ((way: Way, index: number) => ReactNode) | undefined;
}

/** Ways out in their order: each with its name, to be moved, removed, and one more to be added. */
export function WayRows(props: WayRowsProps) {
  const { ways, onChange, field, problemAt, disabled, least, most, taken, make } = props;
  const { t } = useTranslation('designer');
  const list = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const move = (index: number, to: number): void => {
    const way = ways[index];
    if (!way) return;
    onChange(ways.toSpliced(index, 1).toSpliced(to, 0, way));
    // The row was taken out and put in again, which takes the focus from its button.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-way="${way.id}"]`);
      const buttons = row?.querySelectorAll<HTMLButtonElement>('[data-move]:not(:disabled)');
      const same = [...(buttons ?? [])].find((one) => one.dataset.move === String(to - index));
      (same ?? buttons?.[0])?.focus();
    });
  };
  return (
    <Stack gap={8} mt={6} ref={list}>
      {ways.map((way, index) => {
        const number = index + 1;
        const name = way.name || t('ways.newName', { number });
        const problem = problemAt(`${field}.${index}.name`) ?? problemAt(`${field}.${index}.id`);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a card
          <div
            key={way.id}
            className={classes.way}
            data-way={way.id}
            role="group"
            aria-label={t('ways.of', { number, name })}
          >
            <Group gap={4} wrap="nowrap" align="flex-start">
              <TextInput
                size="xs"
                flex={1}
                maxLength={60}
                aria-label={t('ways.name', { number })}
                data-field={`${field}.${index}.name`}
                value={way.name}
                error={problem}
                disabled={disabled}
                onChange={(event) =>
                  onChange(ways.with(index, { ...way, name: event.currentTarget.value }))
                }
              />
              {props.beside?.(way, index)}
              {disabled ? null : (
                <>
                  <RowButton
                    icon="up"
                    by={-1}
                    label={t('ways.moveUp', { name })}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  />
                  <RowButton
                    icon="down"
                    by={1}
                    label={t('ways.moveDown', { name })}
                    disabled={number === ways.length}
                    onClick={() => move(index, index + 1)}
                  />
                  <RowButton
                    icon="cross"
                    label={t('ways.remove', { name })}
                    disabled={ways.length <= least}
                    onClick={() => {
                      onChange(ways.toSpliced(index, 1));
                      add.current?.focus();
                    }}
                  />
                </>
              )}
            </Group>
            {props.below?.(way, index)}
          </div>
        );
      })}
      {problemAt(field) ? (
        <Text c="var(--mantine-color-error)" size="xs">
          {problemAt(field)}
        </Text>
      ) : null}
      {disabled ? null : (
        <Button
          ref={add}
          size="xs"
          variant="subtle"
          w="fit-content"
          leftSection={<Icon name="plus" size={14} />}
          disabled={ways.length >= most}
          onClick={() => {
            const id = nextWayId([...taken, ...ways.map((way) => way.id)]);
            onChange([...ways, make({ id, name: t('ways.newName', { number: id.slice(1) }) })]);
          }}
        >
          {t('ways.add')}
        </Button>
      )}
    </Stack>
  );
}

interface RowButtonProps {
  icon: 'up' | 'down' | 'cross';
  label: string;
  disabled: boolean;
  by?: number | undefined;
  onClick(): void;
}

function RowButton({ icon, label, disabled, by, onClick }: RowButtonProps) {
  return (
    <ActionIcon
      size={30}
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      data-move={by}
      onClick={onClick}
    >
      <Icon name={icon} size={14} />
    </ActionIcon>
  );
}
