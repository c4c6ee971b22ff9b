import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { messageEvents } from '../kit/message-events.ts';
import { MessagePurpose } from '../kit/message-purpose.ts';
import { templateProblems, templateUsedPaths } from '../kit/template-fields.ts';
import { withField } from '../kit/with-field.ts';

export const SmsConfig = z.strictObject({
  /** As whom it is sent, where that is not the channel's own sender. */
  sender: withField(z.string().trim().min(1).max(50).optional(), 'sender'),
  text: withField(z.string().trim().min(1).max(2000), 'sms'),
  purpose: withField(MessagePurpose.default('transactional'), 'choice'),
});
export type SmsConfig = z.infer<typeof SmsConfig>;

export const definition: BlockDefinition<SmsConfig> = {
  kind: 'sms',
  category: 'messages',
  shape: 'square',
  op: 'act',
  config: SmsConfig,
  defaults: () => ({ text: '', purpose: 'transactional' }),
  ports: () => [{ id: 'next' }, { id: 'not-sent', optional: true }],
  summary: ({ text }) =>
    text.trim() === '' ? { key: 'empty' } : { key: 'text', values: { text: text.slice(0, 120) } },
  usedPaths: ({ text }) => templateUsedPaths({ text }),
  check({ text, sender }, { senders }) {
    const problems = templateProblems({ text });
    if (sender === undefined || !senders || senders.includes(sender)) return problems;
    const values = { sender };
    return [...problems, { severity: 'error', field: 'sender', key: 'sender-unknown', values }];
  },
  raises: () => messageEvents('sms'),
  queue: ({ purpose }) => `send-${purpose}`,
};
