import type { ReactNode } from 'react';
import classes from './phone.module.css';

interface PhoneProps {
  /** Who stands above the text: its sender, or whom it went to. */
  name: ReactNode;
  children: ReactNode;
}

/** The text of an SMS as a phone shows it. */
export function Phone({ name, children }: PhoneProps) {
  return (
    <div className={classes.phone}>
      <div className={classes.name}>{name}</div>
      <p className={classes.bubble} data-bubble>
        {children}
      </p>
    </div>
  );
}
