import { Modal } from '@mantine/core';
import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import { withInside } from '@percurso/journey/selected-roots';
import { useTranslation } from 'react-i18next';
import type { SearchItem } from '../../../components/search-list.tsx';
import { SearchList } from '../../../components/search-list.tsx';
import { focusEditor } from '../focus-editor.ts';
import { useScreen } from '../frame/use-screen.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useBlockWords } from '../use-block-words.ts';
import type { OutlineRow } from './outline-rows.ts';
import { outlineRows, rowsAbove } from './outline-rows.ts';
import { useRowName } from './use-row-name.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** *Move…* in the outline: every place a step can go to, to be searched by name. */
export function MoveDialog() {
  const { t } = useTranslation(['outline', 'designer']);
  const { documents, outline } = useDesigner();
  const narrow = useScreen() === 'narrow';
  const words = useBlockWords();
  const actions = useBlockActions();
  const nameOf = useRowName();
  const moving = useView((state) => state.moving);
  const { document, blocks } = documents.getState();
  const block = blocks.get(moving?.[0] ?? '');
  const count = withInside(document, moving ?? []).size;
  const several = (moving?.length ?? 0) > 1;
  const targets = block && moving ? targetRows(document, moving) : [];
  const choose = (id: string): void => {
    const row = targets.find((one) => one.id === id);
    if (!block || !row) return;
    actions.drop(row.after);
    outline.getState().setOpen(rowsAbove(documents.getState().document, block.id), true);
  };
  const items = targets.map((row): SearchItem => {
    const name = nameOf(row);
    return {
      id: row.id,
      name,
      words: row.id,
      content: (
        <span style={{ paddingLeft: (row.level - 1) * 12 }}>
          {t(row.type === 'branch' ? 'firstIn' : 'after', { name })}
        </span>
      ),
    };
  });
  return (
    <Modal
      opened={block !== undefined}
      onClose={actions.stopMove}
      fullScreen={narrow}
      title={
        several
          ? t('moveSeveral', { steps: t('designer:chosen.count', { count }) })
          : t('moveTitle', { name: block ? words.name(block) : '' })
      }
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
      onExitTransitionEnd={focusEditor}
    >
      <SearchList
        groups={[{ id: 'places', label: t('places'), items }]}
        label={t('places')}
        placeholder={t('searchPlaces')}
        nothing={t('noPlace')}
        onChoose={choose}
      />
    </Modal>
  );
}

/** The rows steps can be put behind: not themselves, nor what is inside, nor where a single one stands. */
function targetRows(document: JourneyDocument, moving: readonly BlockId[]): OutlineRow[] {
  const inside = withInside(document, moving);
  const [first = ''] = moving;
  const stands = moving.length === 1 ? findBlock(document, first)?.place : undefined;
  return outlineRows(document, treeRules, NOTHING).filter(({ after, ...row }) => {
    const same = after.parent === stands?.parent && after.port === stands?.port;
    if (same && (after.index === stands?.index || after.index === (stands?.index ?? 0) + 1)) {
      return false;
    }
    const within = after.parent !== null && inside.has(after.parent);
    return !within && !(row.type === 'block' && inside.has(row.blockId));
  });
}
