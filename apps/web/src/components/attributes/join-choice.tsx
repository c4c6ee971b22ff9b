import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Join } from './predicate-groups.ts';

interface JoinChoiceProps {
  value: Join;
  onChange(value: Join): void;
  disabled: boolean;
}

/** Whether all rows of a group must hold, or any. */
export function JoinChoice({ value, onChange, disabled }: JoinChoiceProps) {
  const { t } = useTranslation('attributes');
  return (
    <SegmentedControl<Join>
      size="xs"
      fullWidth
      aria-label={t('condition.join')}
      value={value}
      onChange={onChange}
      disabled={disabled}
      data={[
        { value: 'all', label: t('condition.all') },
        { value: 'any', label: t('condition.any') },
      ]}
    />
  );
}
