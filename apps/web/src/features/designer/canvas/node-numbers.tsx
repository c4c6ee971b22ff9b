import { useTranslation } from 'react-i18next';
import classes from './card.module.css';
import lines from './node-numbers.module.css';

export interface ShownNumber {
  key:
    | 'entered'
    | 'here'
    | 'passed'
    | 'exited'
    | 'refused'
    | 'inside'
    | 'finished'
    | 'byRule'
    | 'goals'
    | 'sent'
    | 'delivered'
    | 'notSent';
  value: number | undefined;
  onOpen?: (() => void) | undefined;
  alert?: boolean | undefined;
}

/** The line of live numbers at the foot of a card; a number with people behind it opens them. */
export function NodeNumbers({ id, numbers }: { id: string; numbers: ShownNumber[] }) {
  const { t, i18n } = useTranslation('designer');
  return (
    <div id={`numbers-${id}`} className={`${classes.numbers} ${lines.line}`} data-numbers>
      {numbers.map(({ key, value, onOpen, alert }) => {
        const label = t(`numbers.${key}`);
        const shown = value === undefined ? '–' : value.toLocaleString(i18n.language);
        const inner = (
          <>
            <span data-number={key}>{shown}</span>{' '}
            <span className={classes.numberLabel}>{label}</span>
          </>
        );
        return (
          <span key={key} className={classes.number} data-alert={alert && value ? true : undefined}>
            {onOpen && value ? (
              <button
                type="button"
                tabIndex={-1}
                className={`${lines.open} nodrag nopan`}
                title={t('numbers.open')}
                onClick={(event) => {
                  event.stopPropagation();
                  onOpen();
                }}
              >
                {inner}
              </button>
            ) : (
              inner
            )}
          </span>
        );
      })}
    </div>
  );
}
