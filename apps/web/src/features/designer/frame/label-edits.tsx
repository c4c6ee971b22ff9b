import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Time } from '../../../components/time.tsx';
import type { VersionRow } from './life-query.ts';

type Edits = VersionRow['labelEdits'];

/** When names and notes of a version were changed without a new one, and by whom; which, on hovering. */
export function LabelEdits({ edits }: { edits: Edits }) {
  const { t } = useTranslation('designer');
  const words = ({ blockId, field, before, after }: Edits[number]['changes'][number]): string => {
    const what = t(blockId === null ? 'labels.journey' : `labels.${field}`, { id: blockId });
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
