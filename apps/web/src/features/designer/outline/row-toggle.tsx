import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { useDesigner } from '../state/designer-context.ts';
import classes from './outline.module.css';
import type { OutlineRow } from './outline-rows.ts';

/** Opens and closes what hangs under a row; the keys do it with ← and →. */
export function RowToggle({ row }: { row: OutlineRow }) {
  const { t } = useTranslation('outline');
  const { outline } = useDesigner();
  if (row.expanded === undefined) return <span className={classes.toggle} aria-hidden="true" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.toggle}
      aria-label={t(row.expanded ? 'collapse' : 'expand')}
      data-open={row.expanded || undefined}
      onClick={(event) => {
        event.stopPropagation();
        outline.getState().setOpen([row.id], !row.expanded);
      }}
    >
      <Icon name="chevronRight" size={14} />
    </button>
  );
}
