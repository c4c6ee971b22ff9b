import type { Block } from '@percurso/journey/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useEdits } from '../use-edits.ts';
import classes from './outline.module.css';

/** The name of a step, typed in its row: Enter keeps it, Escape leaves it as it was. */
export function RenameInput({ block }: { block: Block }) {
  const { t } = useTranslation('outline');
  const { outline } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const [name, setName] = useState(block.name ?? '');
  const done = (keep: boolean): void => {
    if (keep && name.trim() !== (block.name ?? '')) edits.rename(block.id, name.trim());
    outline.getState().setRenaming(null);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person asked to type here
      autoFocus
      className={classes.rename}
      aria-label={t('rename', { name: words.name(block) })}
      placeholder={words.verb(block.kind)}
      maxLength={150}
      value={name}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        done(event.key === 'Enter');
      }}
    />
  );
}
