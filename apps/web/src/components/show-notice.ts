import type { NotificationData } from '@mantine/notifications';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { announce } from './announce.ts';

interface Notice extends Omit<NotificationData, 'role' | 'closeButtonProps'> {
  /** What screen readers are told of it. */
  said: string;
  urgent?: boolean | undefined;
}

/** Shows a notice at the screen's edge, and has it read out. */
export function showNotice({ said, urgent = false, ...notice }: Notice): void {
  announce(said, urgent ? 'urgent' : undefined);
  notifications.show({
    ...notice,
    // Mantine's own `alert` would interrupt, and be read beside the announcement.
    role: 'group',
    'data-notice': true,
    closeButtonProps: { 'aria-label': i18next.t('components:close') },
  });
}
