import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDesigner, useView } from '../state/designer-context.ts';
import classes from './numbers-note.module.css';
import { numbersQuery } from './numbers-query.ts';

/** Of which version the numbers are, and of which moment. */
export function NumbersNote() {
  const { t, i18n } = useTranslation('designer');
  const { journeyId, version } = useDesigner();
  const shown = useView((state) => state.numbers);
  const { data } = useQuery({ ...numbersQuery(journeyId, version), enabled: false });
  if (!shown || !data) return null;
  return (
    <p className={`${classes.note} tabular`} data-numbers-as-of={data.asOf}>
      {data.versionNumber === null
        ? t('numbers.none')
        : t('numbers.asOf', {
            number: data.versionNumber,
            time: new Date(data.asOf).toLocaleTimeString(i18n.language),
          })}
    </p>
  );
}
