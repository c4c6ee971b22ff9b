import classes from './message-content.module.css';

/** An e-mail as it was sent. The frame runs no script and has no origin; links open in a new tab. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return (
    <div className={classes.mail}>
      <iframe
        title={title}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={`<base target="_blank">${html}`}
        className={classes.frame}
      />
    </div>
  );
}
