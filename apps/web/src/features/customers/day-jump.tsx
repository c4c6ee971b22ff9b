import { useTranslation } from 'react-i18next';
import { DateField } from '../../components/date-field/date-field.tsx';
import { EARLIEST_DAY } from '../../components/period.ts';

interface DayJumpProps {
  day: string | undefined;
  onJump: (day: string | undefined) => void;
}

/** Leads to a day in the past of the timeline, and back to now. */
export function DayJump({ day, onJump }: DayJumpProps) {
  const { t } = useTranslation('customers');
  return (
    <DateField
      size="xs"
      w={170}
      label={t('timeline.day')}
      value={day ?? ''}
      clearLabel={t('timeline.toNow')}
      onChange={(next) => {
        if (next === '') onJump(undefined);
        else if (next !== null && next >= EARLIEST_DAY) onJump(next);
      }}
    />
  );
}
