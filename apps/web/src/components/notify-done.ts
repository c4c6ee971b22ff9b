import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { ReactNode } from 'react';

/** Tells at the screen's edge that something was done. */
export function notifyDone(title: string, message?: ReactNode): void {
  notifications.show({
    color: 'green',
    title,
    message: message ?? null,
    closeButtonProps: { 'aria-label': i18next.t('components:close') },
  });
}
