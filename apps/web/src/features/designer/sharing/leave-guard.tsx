import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Autosave } from '../state/autosave.ts';

/** Asks before the page is left while something could not be saved. */
export function LeaveGuard({ autosave }: { autosave: Autosave }) {
  const { t } = useTranslation('sharing');
  const leaving = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      return autosave.unsaved && !(await autosave.flush());
    },
    enableBeforeUnload: () => autosave.unsaved,
    withResolver: true,
  });
  const blocked = leaving.status === 'blocked';
  return (
    <Modal
      opened={blocked}
      onClose={() => blocked && leaving.reset()}
      title={t('leave.title')}
      closeButtonProps={{ 'aria-label': t('leave.stay') }}
    >
      <Stack>
        <Text size="sm">{t('leave.text')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" color="red" onClick={() => blocked && leaving.proceed()}>
            {t('leave.leave')}
          </Button>
          <Button data-autofocus onClick={() => blocked && leaving.reset()}>
            {t('leave.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
