import type { BlockChange, FieldChange } from '@percurso/journey/compare-documents';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { BlockShapeIcon } from '../canvas/block-shape.tsx';
import { useBlockWords } from '../use-block-words.ts';
import classes from './change-details.module.css';
import { ChangeMark } from './change-mark.tsx';
import { useValueWords } from './use-value-words.ts';

interface ChangeDetailsProps {
  /** The step; null for the journey itself. */
  change: BlockChange | null;
  journey: readonly FieldChange[];
  labels: { before: string; after: string };
}

/** Field by field what it was and what it is. */
export function ChangeDetails({ change, journey, labels }: ChangeDetailsProps) {
  const { t } = useTranslation('compare');
  const words = useBlockWords();
  const values = useValueWords();
  const block = change ? (change.after ?? change.before) : null;
  const kind = block?.kind ?? null;
  const fields = (change?.fields ?? journey).filter(
    ({ field }) => change?.change === 'changed' || !['@kind', '@branches'].includes(field),
  );
  return (
    <aside className={classes.details} aria-label={t('details')} data-change-details>
      <div className={classes.head}>
        {block ? <BlockShapeIcon kind={block.kind} size={36} /> : <Icon name="settings" />}
        <div>
          <div className={classes.kind}>{block ? words.title(block.kind) : t('journeyType')}</div>
          <div className={classes.name}>{block ? words.heading(block) : t('journey')}</div>
        </div>
      </div>
      <div className={classes.body}>
        {change ? <ChangeMark change={change.change} moved={false} /> : null}
        {change?.moved ? <p className={classes.note}>{t('movedText')}</p> : null}
        {fields.map(({ field, before, after }) => (
          <section key={field} className={classes.field} data-field-change={field}>
            <h3 className={classes.fieldName}>{values.label(kind, field)}</h3>
            {change?.change === 'added' ? null : (
              <div className={classes.before}>
                <span className={classes.side}>{labels.before}</span>
                <del>{values.value(kind, field, before)}</del>
              </div>
            )}
            {change?.change === 'removed' ? null : (
              <div className={classes.after}>
                <span className={classes.side}>{labels.after}</span>
                <ins>{values.value(kind, field, after)}</ins>
              </div>
            )}
          </section>
        ))}
      </div>
    </aside>
  );
}
