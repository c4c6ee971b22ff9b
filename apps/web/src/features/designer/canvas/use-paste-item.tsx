import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import type { SearchItem } from '../../../components/search-list.tsx';
import { useCopied } from '../clipboard/use-copied.ts';
import { useBlockWords } from '../use-block-words.ts';
import { Shape } from './block-shape.tsx';
import { PickerRow } from './picker-row.tsx';

export const PASTE = 'paste:';

/** The line that pastes, where there are copied steps; what they are stands under it. */
export function usePasteItem(): SearchItem | null {
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const copied = useCopied();
  return useMemo(() => {
    if (!copied) return null;
    const count = [...walkBlocks(copied)].length;
    const verb = t('picker.paste', { count });
    const help = copied.blocks.map((block) => words.name(block)).join(', ');
    const icon = (
      <Shape shape="square" size={32}>
        <Icon name="paste" size={16} />
      </Shape>
    );
    return {
      id: PASTE,
      name: verb,
      words: help,
      content: <PickerRow icon={icon} verb={verb} help={help} />,
    };
  }, [copied, t, words]);
}
