import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands after the name of an attribute that always has a value: a mark to see, a word to hear. */
export function RequiredMark() {
  const { t } = useTranslation('attributes');
  return (
    <>
      <span aria-hidden style={{ color: 'var(--mantine-color-error)' }}>
        {' *'}
      </span>
      <VisuallyHidden>{`, ${t('required')}`}</VisuallyHidden>
    </>
  );
}
