import { useTranslation } from 'react-i18next';
import { useNarrowing } from './use-numbers.ts';

/** Says of which people alone something is, while the numbers shown are narrowed to them. */
export function NarrowedNote({ className }: { className?: string | undefined }) {
  const { t, i18n } = useTranslation('designer');
  const narrowing = useNarrowing();
  if (!narrowing) return null;
  const { period, channel } = narrowing;
  const day = (text: string): string =>
    new Date(`${text}T00:00:00Z`).toLocaleDateString(i18n.language, { timeZone: 'UTC' });
  const words = [
    ...(typeof period === 'object' ? [`${day(period.first)} – ${day(period.last)}`] : []),
    ...(typeof period === 'string' ? [t(`numbers.periods.${period}`)] : []),
    ...(channel === undefined ? [] : [t(`numbers.channels.${channel}`)]),
  ];
  return (
    <p className={className} data-narrowed>
      {t('numbers.narrowed', { what: words.join(' · ') })}
    </p>
  );
}
