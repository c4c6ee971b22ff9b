import type { StatusPage } from '@percurso/services/status-page/get-status-page';
import { html, raw } from 'hono/html';
import type { Language } from './accepted-language.ts';
import { statusPageScript } from './status-page-script.ts';
import { statusPageStyle } from './status-page-style.ts';
import { statusPageTexts } from './status-page-texts.ts';

const REFRESH_SECONDS = 2;

/** The public page of a ticket as HTML; null is the page of a link that leads nowhere. */
export function renderStatusPage({
  page,
  language,
}: {
  page: StatusPage | null;
  language: Language;
}) {
  const texts = statusPageTexts[language];
  if (page === null) {
    return layout({
      language,
      title: texts.missing,
      body: notice(texts.missing, texts.missingHint),
    });
  }
  if (!page.opened) {
    const body = notice(texts.opening, texts.openingHint);
    return layout({ language, title: texts.opening, body, refresh: true });
  }
  const { number, status, history } = page;
  const body = html`<p class="label">${texts.ticket}</p>
      <h1 class="number">${number}</h1>
      <p class="status">${texts.statuses[status]}</p>
      <h2>${texts.history}</h2>
      <ol>
        ${[...history].reverse().map(
          (entry) => html`<li>
          <span>${texts.statuses[entry.status]}</span>
          <time datetime="${entry.at.toISOString()}">${formatInstant(entry.at, language)}</time>
        </li>`,
        )}
      </ol>
      ${scriptElement()}`;
  return layout({ language, title: `${texts.ticket} ${number}`, body });
}

type Html = ReturnType<typeof html>;

function notice(title: string, hint: string): Html {
  return html`<h1>${title}</h1>
      <p class="hint">${hint}</p>`;
}

function layout({
  language,
  title,
  body,
  refresh = false,
}: {
  language: Language;
  title: string;
  body: Html;
  refresh?: boolean;
}): Html {
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex, nofollow">
    ${refresh ? html`<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : ''}
    <title>${title}</title>
    ${styleElement()}
  </head>
  <body>
    <main>
      ${body}
    </main>
  </body>
</html>
`;
}

/** Exactly the text whose hash the policy names, so nothing is escaped or added. */
function styleElement(): Html {
  return raw(`<style>${statusPageStyle}</style>`);
}

/** As {@link styleElement}. */
function scriptElement(): Html {
  return raw(`<script>${statusPageScript}</script>`);
}

/** In UTC and saying so, for browsers that run no script; the script puts the reader's time there. */
function formatInstant(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(at)} UTC`;
}
