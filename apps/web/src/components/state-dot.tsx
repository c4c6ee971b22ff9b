import classes from './state-dot.module.css';

/** good: running or done well · busy: under way · warn: needs a look · bad: failed · quiet: at rest */
export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

/** A state in a word, with a dot whose fill differs by tone as well as its colour. */
export function StateDot({ tone, label }: { tone: Tone; label: string }) {
  return (
    <span className={classes.state}>
      <span className={classes.dot} data-tone={tone} aria-hidden="true" />
      {label}
    </span>
  );
}
