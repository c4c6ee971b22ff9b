import { CopyButton } from '../../components/copy-button.tsx';
import classes from './code-block.module.css';

/** Code to be copied whole; wide lines scroll, by keyboard too. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <section className={classes.frame} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div className={classes.copy}>
        <CopyButton value={code} what={label} />
      </div>
    </section>
  );
}
