import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { moveInFlow } from '../state/flow-navigation.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';

/** Asks which branch takes the place of a fork that is deleted. */
export function DeleteDialog() {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const blockId = useView((state) => state.deleting);
  const block = blockId === null ? undefined : documents.getState().blocks.get(blockId);
  const close = (): void => view.getState().askDelete(null);
  const remove = (keep: string | null): void => {
    if (!block) return;
    const { document } = documents.getState();
    const before = moveInFlow(document, { from: block.id, direction: 'up' }, treeRules);
    edits.remove(block.id, keep);
    view
      .getState()
      .select(before === null ? { type: 'entry' } : { type: 'block', blockId: before });
    view.getState().announce(t('said.deleted', { name: words.name(block) }));
    close();
  };
  const ports = block
    ? treeRules.drawnPorts(block).filter((port) => (block.branches?.[port]?.length ?? 0) > 0)
    : [];
  return (
    <Modal
      opened={block !== undefined}
      onClose={close}
      title={t('delete.title', { name: block ? words.name(block) : '' })}
      closeButtonProps={{ 'aria-label': t('delete.cancel') }}
      returnFocus={false}
      onExitTransitionEnd={focusEditor}
    >
      <Stack gap="sm">
        <Text size="sm">{t('delete.text')}</Text>
        {ports.map((port, index) => (
          <Button
            key={port}
            variant="default"
            data-autofocus={index === 0 || undefined}
            onClick={() => remove(port)}
          >
            {t('delete.keep', {
              port: block ? words.port(block, port) : '',
              count: block?.branches?.[port]?.length ?? 0,
            })}
          </Button>
        ))}
        <Button color="red" onClick={() => remove(null)}>
          {t('delete.all')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('delete.cancel')}
        </Button>
      </Stack>
    </Modal>
  );
}
