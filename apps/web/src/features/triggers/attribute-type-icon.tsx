import type { AttributeType } from '@percurso/journey/attribute';
import classes from './attribute-type-icon.module.css';

const GLYPHS: Readonly<Record<AttributeType, string>> = {
  text: 'Aa',
  number: '12',
  boolean: '✓',
  'date-time': '◷',
  list: '☰',
};

/** A small mark for an attribute's type; the type also stands beside it in words or as a label. */
export function AttributeTypeIcon({ type }: { type: AttributeType }) {
  return (
    <span className={classes.mark} aria-hidden="true">
      {GLYPHS[type]}
    </span>
  );
}
