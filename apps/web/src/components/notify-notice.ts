import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Tells at the screen's edge what somebody should know; red where something was refused. */
export function notifyNotice(message: string, color: 'blue' | 'yellow' | 'red' = 'blue'): void {
  notifications.show({
    color,
    message,
    closeButtonProps: { 'aria-label': i18next.t('components:close') },
  });
}
