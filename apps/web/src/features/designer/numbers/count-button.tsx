import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface CountButtonProps {
  /** What the number is of. */
  label: string;
  value: number;
  /** Under its label, instead of at the end of a line. */
  centred?: boolean;
  onOpen(): void;
}

/** A number that opens the list of those it counts; none has nobody to list. */
export function CountButton({ label, value, centred = false, onOpen }: CountButtonProps) {
  const { t, i18n } = useTranslation('designer');
  const shown = value.toLocaleString(i18n.language);
  if (value === 0) return <span className="tabular">{shown}</span>;
  return (
    <Anchor
      component="button"
      type="button"
      className="tabular"
      // As large and heavy as the number it is.
      inherit
      miw={24}
      mih={24}
      ta={centred ? 'center' : 'right'}
      title={t('numbers.open')}
      aria-label={t('numbers.openCount', { label, value: shown })}
      onClick={onOpen}
    >
      {shown}
    </Anchor>
  );
}
