import type { EffectRun } from '../kit/run.ts';
import { sendBatch } from '../kit/send-batch.ts';
import type { SmsConfig } from './block.ts';

export const run: EffectRun<SmsConfig> = {
  type: 'effect',
  run(batch, deps) {
    const { text, purpose, sender } = batch.config;
    return sendBatch(batch, deps, {
      channel: 'sms',
      messageClass: purpose,
      templates: [text],
      compose(member, [rendered = '']) {
        const message = rendered.trim();
        return message === ''
          ? { reason: 'empty-message' }
          : { member, text: message, ...(sender === undefined ? {} : { sender }) };
      },
    });
  },
};
