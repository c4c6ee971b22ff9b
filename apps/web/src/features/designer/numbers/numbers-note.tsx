import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDesigner, useView } from '../state/designer-context.ts';
import classes from './numbers-note.module.css';
import { numbersQuery } from './numbers-query.ts';

/** Of which version the numbers are, with the choice of all together, and of which moment. */
export function NumbersNote() {
  const { t, i18n } = useTranslation('designer');
  const { journeyId, version } = useDesigner();
  const navigate = useNavigate({ from: '/journeys/$journeyId' });
  const shown = useView((state) => state.numbers);
  const { data } = useQuery({ ...numbersQuery(journeyId, version), enabled: false });
  if (!shown || !data) return null;
  const number = data.versionNumber;
  if (number === null) {
    return <p className={classes.note}>{t('numbers.none')}</p>;
  }
  const one = version === 'all' ? t('numbers.oneVersion') : t('numbers.version', { number });
  return (
    <div className={`${classes.note} tabular`} data-numbers-as-of={data.asOf}>
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label={t('numbers.of')}
        className={classes.versions}
        value={version === 'all' ? 'all' : 'one'}
        data={[
          { value: 'one', label: one },
          { value: 'all', label: t('numbers.allVersions') },
        ]}
        // Arrows choose here, and do not walk through the canvas.
        onKeyDown={(event) => event.stopPropagation()}
        onChange={({ currentTarget }) => {
          const numbers = currentTarget.value === 'all' ? 'all' : undefined;
          void navigate({ search: (now) => ({ ...now, numbers }), replace: true });
        }}
      />
      {t('numbers.asOf', { time: new Date(data.asOf).toLocaleTimeString(i18n.language) })}
    </div>
  );
}
