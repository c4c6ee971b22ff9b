import { FocusTrap } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import classes from './date-calendar.module.css';

interface DateCalendarProps {
  /** As `2026-12-31`; '' for none. */
  day: string;
  onPick(day: string): void;
}

/** A month to pick a day from. */
export function DateCalendar({ day, onPick }: DateCalendarProps) {
  const { t } = useTranslation('components');
  return (
    // It comes after the layer that it is in, which found nothing to focus.
    <FocusTrap>
      <DatePicker
        // Escape closes the calendar, not the dialog behind it as well.
        __stopPropagation
        hideOutsideDates
        // Red would say that something is wrong with the day.
        weekendDays={[]}
        classNames={{ weekday: classes.weekday ?? '' }}
        getDayProps={(shown) => (shown === day ? { 'data-autofocus': true } : {})}
        value={day === '' ? null : day}
        {...(day !== '' && { defaultDate: day })}
        onChange={(picked) => picked !== null && onPick(picked)}
        ariaLabels={{
          previousMonth: t('dateField.previousMonth'),
          nextMonth: t('dateField.nextMonth'),
          previousYear: t('dateField.previousYear'),
          nextYear: t('dateField.nextYear'),
          previousDecade: t('dateField.previousDecade'),
          nextDecade: t('dateField.nextDecade'),
        }}
      />
    </FocusTrap>
  );
}
