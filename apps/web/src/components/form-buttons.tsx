import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface FormButtonsProps {
  onCancel: () => void;
  busy: boolean;
  /** What sends the form is called; 'Save' where it is left out. */
  submit?: string | undefined;
}

/** The end of a form in a dialog: leave it, or send it. */
export function FormButtons({ onCancel, busy, submit }: FormButtonsProps) {
  const { t } = useTranslation('components');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={busy}>
        {submit ?? t('save')}
      </Button>
    </Group>
  );
}
