import { Radio, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './header.module.css';
import type { PublishPreview } from './life-query.ts';

/** What becomes of those inside, as it is being chosen. */
export interface InsideChoice {
  inside: 'finish' | 'move' | 'exit';
  deadlines: 'keep' | 'recompute';
  /** Removed block → block of the new version. */
  map: Record<string, string>;
}

export const finishInside: InsideChoice = { inside: 'finish', deadlines: 'keep', map: {} };

interface InsideFieldsProps {
  preview: PublishPreview;
  value: InsideChoice;
  onChange(value: InsideChoice): void;
}

const CHOICES = ['finish', 'move', 'exit'] as const;
const DEADLINES = ['keep', 'recompute'] as const;

/** First how many people are touched, then what becomes of them, block by block. */
export function InsideFields({ preview, value, onChange }: InsideFieldsProps) {
  const { t } = useTranslation('designer');
  if (preview.inside === 0) return <Text size="sm">{t('inside.nobody')}</Text>;
  const waits = preview.blocks.some(({ deadlineChanges }) => deadlineChanges);
  return (
    <Stack gap="sm" data-inside={preview.inside}>
      <Text size="sm" fw={600}>
        {t('inside.count', { count: preview.inside })}
      </Text>
      <Radio.Group
        label={t('inside.question')}
        value={value.inside}
        onChange={(inside) => onChange({ ...value, inside: inside as InsideChoice['inside'] })}
      >
        <Stack gap="xs" mt="xs">
          {CHOICES.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={t(`inside.${choice}`)}
              description={t(`inside.${choice}Text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {value.inside === 'move' ? (
        <MoveTable preview={preview} value={value} onChange={onChange} />
      ) : null}
      {value.inside === 'move' && waits ? (
        <Radio.Group
          label={t('inside.deadlines')}
          value={value.deadlines}
          onChange={(next) => onChange({ ...value, deadlines: next as InsideChoice['deadlines'] })}
        >
          <Stack gap="xs" mt="xs">
            {DEADLINES.map((one) => (
              <Radio key={one} value={one} label={t(`inside.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
    </Stack>
  );
}

function MoveTable({ preview, value, onChange }: InsideFieldsProps) {
  const { t, i18n } = useTranslation('designer');
  const words = useBlockWords();
  const drawn = useDocument((state) => state.blocks);
  const targets = preview.targets.map(({ blockId, kind, name }) => {
    const block = drawn.get(blockId);
    const label = block ? words.choice(block) : words.name({ kind, name: name ?? undefined });
    return { value: blockId, label };
  });
  return (
    <table className={classes.table} data-move-table>
      <thead>
        <tr>
          <th>{t('inside.block')}</th>
          <th>{t('inside.people')}</th>
          <th>{t('inside.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.blocks.map(({ versionNumber, blockId, kind, name, inside, ...block }) => {
          const stood = { kind, name: name ?? undefined };
          const there = drawn.get(blockId);
          return (
            <tr key={`${versionNumber}/${blockId}`} data-fate={block.fate}>
              <td>
                {words.heading(stood)}
                <Text component="div" size="xs" c="var(--text-quiet)">
                  {[t('version.number', { number: versionNumber }), there && words.summary(there)]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </td>
              <td className="tabular">{inside.toLocaleString(i18n.language)}</td>
              <td>
                {block.fate === 'stays' ? (
                  t(block.deadlineChanges ? 'inside.otherDeadline' : 'inside.stays')
                ) : (
                  <Select
                    size="xs"
                    aria-label={t('inside.goOnOf', { name: words.name(stood) })}
                    placeholder={t('inside.leaves')}
                    data={targets}
                    clearable
                    searchable
                    value={value.map[blockId] ?? null}
                    onChange={(target) => onChange({ ...value, map: mapped(blockId, target) })}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );

  function mapped(blockId: string, target: string | null): Record<string, string> {
    const { [blockId]: _, ...others } = value.map;
    return target === null ? others : { ...others, [blockId]: target };
  }
}

/** As the API takes it: the rest only where people are moved. */
export function chosenInside({ inside, deadlines, map }: InsideChoice) {
  return inside === 'move' ? { inside, deadlines, map } : { inside };
}
