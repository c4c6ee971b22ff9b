import { useTranslation } from 'react-i18next';
import { daysWords } from '../../../components/period.ts';
import { useNarrowing } from './use-numbers.ts';

/** Says of which people alone something is, while the numbers shown are narrowed to them. */
export function NarrowedNote({ className }: { className?: string | undefined }) {
  const { t, i18n } = useTranslation(['designer', 'components']);
  const narrowing = useNarrowing();
  if (!narrowing) return null;
  const { period, channel } = narrowing;
  const words = [
    ...(typeof period === 'object' ? [daysWords(period, i18n.language)] : []),
    ...(typeof period === 'string' ? [t(`components:period.${period}`)] : []),
    ...(channel === undefined ? [] : [t(`numbers.channels.${channel}`)]),
  ];
  return (
    <p className={className} data-narrowed>
      {t('numbers.narrowed', { what: words.join(' · ') })}
    </p>
  );
}
