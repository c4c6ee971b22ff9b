import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../state/designer-context.ts';
import { isLocked } from '../state/document-store.ts';
import { useEdits } from '../use-edits.ts';
import classes from './header.module.css';

/** The journey's name; a click makes it an input, an empty one comes back as it was. */
export function JourneyName() {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const name = useDocument((state) => state.document.name);
  const locked = useDocument(isLocked);
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  return (
    <h1 style={{ margin: 0, fontSize: 'inherit', minWidth: 0, display: 'flex' }}>
      <input
        className={classes.name}
        aria-label={t('header.name')}
        maxLength={150}
        value={typed}
        title={name}
        disabled={locked}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          edits.renameJourney(typed);
          if (typed.trim() === '') setTyped(name);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setTyped(name);
        }}
      />
    </h1>
  );
}
