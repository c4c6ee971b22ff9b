import type { ReactNode } from 'react';
import classes from './block-picker.module.css';

/** A line of the picker: shape, verb phrase, one line of help. */
export function PickerRow({ icon, verb, help }: { icon: ReactNode; verb: string; help: string }) {
  return (
    <span className={classes.row}>
      {icon}
      <span className={classes.texts}>
        <span className={classes.verb}>{verb}</span>
        <span className={classes.help}>{help}</span>
      </span>
    </span>
  );
}
