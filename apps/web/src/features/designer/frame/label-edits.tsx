import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Time } from '../../../components/time.tsx';
import { useDocument } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { VersionRow } from './life-query.ts';

type Edits = VersionRow['labelEdits'];

/** When names and notes of a version were changed without a new one, and by whom; which, on hovering. */
export function LabelEdits({ edits }: { edits: Edits }) {
  const { t } = useTranslation('designer');
  const blockWords = useBlockWords();
  const blocks = useDocument((state) => state.blocks);
  const words = ({ blockId, field, before, after }: Edits[number]['changes'][number]): string => {
    const block = blockId === null ? undefined : blocks.get(blockId);
    const name = block ? blockWords.name(block) : t('people.elsewhere');
    const what = blockId === null ? t('labels.journey') : t(`labels.${field}`, { name });
    return `${what}: ${t('labels.change', { before: before || '–', after: after || '–' })}`;
  };
  return edits.toReversed().map(({ at, by, note, changes }) => (
    <Text
      key={at}
      size="xs"
      c="var(--text-quiet)"
      title={changes.map(words).join('\n')}
      data-label-edit
    >
      {t('labels.edited', { count: changes.length })} <Time at={at} />
      {by === null ? null : ` · ${by}`}
      {note === '' ? null : ` · ${note}`}
    </Text>
  ));
}
