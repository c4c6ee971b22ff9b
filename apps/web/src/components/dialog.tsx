import type { ModalProps } from '@mantine/core';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  size?: NonNullable<ModalProps['size']>;
  closeOnClickOutside?: boolean;
}

/** A layer over the page with a title and a button that closes it. */
export function Dialog({ children, ...props }: DialogProps) {
  const { t } = useTranslation('components');
  return (
    <Modal {...props} closeButtonProps={{ 'aria-label': t('close') }}>
      {children}
    </Modal>
  );
}
