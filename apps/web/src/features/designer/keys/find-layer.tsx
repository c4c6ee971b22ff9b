import { Modal } from '@mantine/core';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchList } from '../../../components/search-list.tsx';
import { BlockShapeIcon } from '../canvas/block-shape.tsx';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import classes from './keys.module.css';

const MOST_SHOWN = 50;

/** Finds a step by its name, what it does, its note or its id, and goes there. */
export function FindLayer() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const opened = useView((state) => state.layer === 'find');
  const close = (): void => view.getState().openLayer(null);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('find.title')}
      returnFocus={false}
      onExitTransitionEnd={focusEditor}
      padding="xs"
      yOffset="12vh"
      closeButtonProps={{ 'aria-label': t('drawer.close') }}
    >
      <FindList
        onFound={(blockId) => {
          view.getState().select({ type: 'block', blockId });
          view.getState().revealNode(blockId, true);
          close();
        }}
      />
    </Modal>
  );
}

function FindList({ onFound }: { onFound(blockId: string): void }) {
  const { t } = useTranslation('designer');
  const { documents } = useDesigner();
  const words = useBlockWords();
  const groups = useMemo(() => {
    const items = [...walkBlocks(documents.getState().document)].map(({ block }) => {
      const name = words.heading(block);
      const summary = words.summary(block);
      return {
        id: block.id,
        name,
        words: [words.title(block.kind), summary, block.note, block.id].join(' '),
        content: (
          <span className={classes.row}>
            <BlockShapeIcon kind={block.kind} size={28} />
            <span className={classes.texts}>
              <span className={classes.name}>{name}</span>
              <span className={classes.summary}>{summary}</span>
            </span>
          </span>
        ),
      };
    });
    return [{ id: 'steps', label: t('find.steps'), items }];
  }, [documents, words, t]);
  return (
    <SearchList
      groups={groups}
      label={t('find.title')}
      placeholder={t('find.search')}
      nothing={t('find.nothing')}
      most={MOST_SHOWN}
      maxHeight="50vh"
      onChoose={onFound}
    />
  );
}
