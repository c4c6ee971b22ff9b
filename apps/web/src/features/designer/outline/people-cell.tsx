import { useTranslation } from 'react-i18next';
import { Cell } from './cell.tsx';
import classes from './outline.module.css';

interface PeopleCellProps {
  /** Undefined before a version was live. */
  count: number | undefined;
  active: boolean;
  onOpen(): void;
}

/** How many people stand here; they are listed where there are any. */
export function PeopleCell({ count, active, onOpen }: PeopleCellProps) {
  const { t, i18n } = useTranslation('outline');
  return (
    <Cell column="people">
      {count ? (
        <button
          type="button"
          className={classes.link}
          tabIndex={active ? 0 : -1}
          aria-label={t('peopleHere', { count })}
          title={t('peopleHere', { count })}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {count.toLocaleString(i18n.language)}
        </button>
      ) : (
        <span className={classes.quiet}>{count === undefined ? '' : '0'}</span>
      )}
    </Cell>
  );
}
