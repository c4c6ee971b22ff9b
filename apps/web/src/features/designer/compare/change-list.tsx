import { compareDocuments } from '@percurso/journey/compare-documents';
import type { JourneyDocument } from '@percurso/journey/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlockWords } from '../use-block-words.ts';
import { ChangeMark } from './change-mark.tsx';
import classes from './compare.module.css';

const MOST = 8;

interface ChangeListProps {
  title: string;
  before: JourneyDocument;
  after: JourneyDocument;
}

/** What changed between two documents, step by step, in a few lines. */
export function ChangeList({ title, before, after }: ChangeListProps) {
  const { t } = useTranslation('compare');
  const words = useBlockWords();
  const changes = useMemo(() => compareDocuments(before, after), [before, after]);
  const rows = [
    ...(changes.journey.length > 0
      ? [{ key: '', name: t('journey'), change: 'changed' as const, moved: false }]
      : []),
    ...changes.blocks.map(({ blockId, before: was, after: is, change, moved, fields }) => {
      const block = is ?? was;
      const onlyMoved = moved && fields.length === 0;
      return {
        key: blockId,
        name: block ? words.heading(block) : blockId,
        change,
        moved: onlyMoved,
      };
    }),
  ];
  return (
    <section>
      <h3 className={classes.listTitle}>{title}</h3>
      {rows.length === 0 ? <p className={classes.quiet}>{t('nothing')}</p> : null}
      <ul className={classes.short}>
        {rows.slice(0, MOST).map(({ key, name, ...mark }) => (
          <li key={key}>
            <ChangeMark {...mark} />
            <span className={classes.shortName} title={name}>
              {name}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > MOST ? (
        <p className={classes.quiet}>{t('more', { count: rows.length - MOST })}</p>
      ) : null}
    </section>
  );
}
