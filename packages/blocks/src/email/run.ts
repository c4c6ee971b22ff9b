import { readPath } from '@percurso/journey/read-path';
import type { RenderedEmail } from '@percurso/messaging/email-content';
import { emailHtml } from '@percurso/messaging/email-html';
import { emailSubject } from '@percurso/messaging/email-subject';
import { emailText } from '@percurso/messaging/email-text';
import type { EffectRun, Facts } from '../kit/run.ts';
import { sendBatch } from '../kit/send-batch.ts';
import type { EmailConfig } from './block.ts';

/** What a reader's program is told where the contact has no language. */
const FALLBACK_LANGUAGE = 'en';

export const run: EffectRun<EmailConfig> = {
  type: 'effect',
  run(batch, deps) {
    const { config } = batch;
    return sendBatch(batch, deps, {
      channel: 'email',
      messageClass: config.purpose,
      templates: templatesOf(config),
      compose(member, texts) {
        const email = emailOf(config, texts, member.facts);
        const subject = emailSubject(email.subject);
        if (subject === '') return { reason: 'empty-subject' };
        return { member, subject, text: emailText(email), html: emailHtml(email) };
      },
    });
  },
};

/** In a fixed order, which {@link emailOf} reads back. */
function templatesOf({ subject, preheader, button, paragraphs }: EmailConfig): string[] {
  return [subject, preheader ?? '', button?.label ?? '', button?.url ?? '', ...paragraphs];
}

function emailOf(config: EmailConfig, texts: string[], facts: Facts): RenderedEmail {
  const [subject = '', preheader = '', label = '', url = '', ...paragraphs] = texts;
  const language = readPath(facts, 'contact.language');
  return {
    subject,
    ...(config.preheader === undefined ? {} : { preheader }),
    paragraphs,
    ...(config.button ? { button: { label, url } } : {}),
    lang: typeof language === 'string' && language !== '' ? language : FALLBACK_LANGUAGE,
  };
}
