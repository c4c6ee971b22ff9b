import { emailButtonUrl } from './email-button-url.ts';
import type { RenderedEmail } from './email-content.ts';
import { emailSubject } from './email-subject.ts';

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** What cannot stand inline: the narrow screen, and the dark one where the reader honours it. */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
a.button{text-decoration:none}
@media (max-width:620px){.card{padding:24px 20px!important}.outer{padding:0!important}}
@media (prefers-color-scheme:dark){
.page{background-color:#141517!important}
.card{background-color:#1f2023!important}
.text{color:#e9eaec!important}
.button-cell{background-color:#4c8bf5!important}
a.button{color:#0b1020!important}
}`;

/**
 * A whole HTML e-mail from plain text: one column of 600 px, tables and inline styles for old
 * readers, everything escaped. A button that leads elsewhere than http(s) or mailto is left out.
 */
export function emailHtml(email: RenderedEmail): string {
  const { preheader, paragraphs, button, lang } = email;
  const subject = escapeHtml(emailSubject(email.subject));
  const content = [
    ...paragraphs.filter((text) => text.trim() !== '').map(paragraphHtml),
    ...(button ? [buttonHtml(button)] : []),
  ].join('\n');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="x-apple-disable-message-reformatting">
<title>${subject}</title>
<style>${STYLE}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6">
${preheaderHtml(preheader)}<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f6">
<tr><td class="outer" align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="card" style="padding:40px;background-color:#ffffff;border-radius:8px">
${content}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function paragraphHtml(text: string): string {
  const lines = escapeHtml(text.trim()).replace(/\r\n?|\n/g, '<br>\n');
  return `<p class="text" style="margin:0 0 16px;${FONT};font-size:16px;line-height:1.5;color:#1f2328;overflow-wrap:anywhere">${lines}</p>`;
}

function buttonHtml({ label, url }: { label: string; url: string }): string {
  const href = emailButtonUrl(url);
  if (href === undefined) return '';
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0">
<tr><td class="button-cell" align="center" style="background-color:#1a56db;border-radius:6px">
<a class="button" href="${escapeHtml(href)}" target="_blank" rel="noopener" style="display:inline-block;padding:12px 24px;${FONT};font-size:16px;font-weight:600;line-height:1.25;color:#ffffff;text-decoration:none">${escapeHtml(label.trim() || href)}</a>
</td></tr>
</table>`;
}

/** Shown beside the subject in the inbox and nowhere else; the filler keeps the body out of it. */
function preheaderHtml(preheader: string | undefined): string {
  if (!preheader?.trim()) return '';
  const filler = '&#847;&zwnj;&nbsp;'.repeat(40);
  return `<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all">${escapeHtml(preheader.trim())}${filler}</div>
`;
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Control codes but tab and line breaks are not allowed in HTML and are dropped. */
function escapeHtml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
