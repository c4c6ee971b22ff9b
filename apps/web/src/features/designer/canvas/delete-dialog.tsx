import { Button, Modal, Stack, Text } from '@mantine/core';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { useTranslation } from 'react-i18next';
import { focusEditor } from '../focus-editor.ts';
import { usePeopleHere } from '../numbers/use-people-here.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useDeleteBlocks } from '../use-delete-blocks.ts';

/** Asks which branch takes the place of a fork that is deleted. */
export function DeleteDialog() {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const words = useBlockWords();
  const deleteBlocks = useDeleteBlocks();
  const peopleHere = usePeopleHere();
  const blockId = useView((state) => state.deleting);
  const block = blockId === null ? undefined : documents.getState().blocks.get(blockId);
  const close = (): void => view.getState().askDelete(null);
  const remove = (branch: string | null): void => {
    if (block) deleteBlocks([block.id], { branch });
    close();
  };
  const ports = block
    ? treeRules.drawnPorts(block).filter((port) => (block.branches?.[port]?.length ?? 0) > 0)
    : [];
  const inside = block ? [...walkBlocks({ blocks: [block] })].map((found) => found.block.id) : [];
  const here = peopleHere(inside);
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
        {here > 0 ? (
          <Text size="sm" fw={600}>
            {t('delete.waiting', { count: here })}
          </Text>
        ) : null}
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
