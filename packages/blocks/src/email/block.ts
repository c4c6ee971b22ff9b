import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { messageEvents } from '../kit/message-events.ts';
import { MessagePurpose } from '../kit/message-purpose.ts';
import type { TemplateFields } from '../kit/template-fields.ts';
import { templateProblems, templateUsedPaths } from '../kit/template-fields.ts';
import { withField } from '../kit/with-field.ts';

const Button = z.strictObject({
  label: z.string().trim().min(1).max(200),
  url: z.string().trim().min(1).max(2000),
});

export const EmailConfig = z.strictObject({
  subject: withField(z.string().trim().min(1).max(500), 'template'),
  preheader: withField(z.string().max(500).optional(), 'template'),
  paragraphs: withField(z.array(z.string().max(10_000)).min(1).max(50), 'paragraphs'),
  button: withField(Button.optional(), 'button'),
  purpose: withField(MessagePurpose.default('transactional'), 'choice'),
});
export type EmailConfig = z.infer<typeof EmailConfig>;

export const definition: BlockDefinition<EmailConfig> = {
  kind: 'email',
  category: 'messages',
  shape: 'square',
  op: 'act',
  tracked: true,
  config: EmailConfig,
  defaults: () => ({ subject: '', paragraphs: [''], purpose: 'transactional' }),
  ports: () => [{ id: 'next' }, { id: 'not-sent', optional: true }],
  summary: ({ subject }) =>
    subject.trim() === '' ? { key: 'empty' } : { key: 'subject', values: { subject } },
  usedPaths: (config) => templateUsedPaths(templatesOf(config)),
  check(config) {
    const problems = templateProblems(templatesOf(config));
    if (config.paragraphs.some((text) => text.trim() !== '')) return problems;
    return [{ severity: 'error', field: 'paragraphs', key: 'required' }, ...problems];
  },
  raises: () => messageEvents('email'),
  queue: ({ purpose }) => `send-${purpose}`,
};

function templatesOf({ subject, preheader, paragraphs, button }: EmailConfig): TemplateFields {
  const texts = paragraphs.map((text, index): [string, string] => [`paragraphs.${index}`, text]);
  return {
    subject,
    preheader,
    ...Object.fromEntries(texts),
    'button.label': button?.label,
    'button.url': button?.url,
  };
}
