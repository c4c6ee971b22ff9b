import { emailButtonUrl } from './email-button-url.ts';
import type { RenderedEmail } from './email-content.ts';

/** The plain-text part of an e-mail, for readers that show no HTML. */
export function emailText({
  paragraphs,
  button,
}: Pick<RenderedEmail, 'paragraphs' | 'button'>): string {
  const texts = paragraphs.map((paragraph) => paragraph.replace(/\r\n?/g, '\n').trim());
  if (button) {
    const url = emailButtonUrl(button.url);
    const label = button.label.trim();
    texts.push([label, url].filter(Boolean).join(': '));
  }
  return texts.filter((text) => text !== '').join('\n\n');
}
