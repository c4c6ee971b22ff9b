import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

describe('sms', () => {
  it('needs a text, whose paths exist and whose Liquid is valid', () => {
    expect(checkBlock('sms', { text: 'Hello {{ contact.firstName }}' })).toEqual([]);
    expect(checkBlock('sms', definition.defaults())).toEqual(['text: required']);
    expect(checkBlock('sms', { text: '{{ trigger.Nothing }} {{ steps.b2.x }}' })).toEqual([
      'text: unknown-attribute',
      'text: unknown-attribute',
    ]);
    expect(checkBlock('sms', { text: '{% if %}' })).toEqual(['text: template-invalid']);
  });

  it('names a sender that the channel allows, or none', () => {
    const from = (sender?: string, senders?: string[]) => {
      const config = { text: 'Hi', ...(sender === undefined ? {} : { sender }) };
      return compileBlocks([{ id: 'b1', kind: 'sms', config }], senders);
    };
    expect(from(undefined, [])).toEqual([]);
    expect(from('Sales', ['Help', 'Sales'])).toEqual([]);
    expect(from('Sales')).toEqual([]);
    expect(from('Sales', ['Help'])).toEqual([
      {
        blockId: 'b1',
        severity: 'error',
        field: 'sender',
        key: 'sender-unknown',
        values: { sender: 'Sales' },
      },
    ]);
  });

  it('is transactional unless said otherwise, and has a queue per purpose', () => {
    expect(definition.config.parse({ text: 'Hi' })).toEqual({
      text: 'Hi',
      purpose: 'transactional',
    });
    expect(definition.queue?.({ text: 'Hi', purpose: 'commercial' })).toBe('send-commercial');
  });

  it('shows its text on the card', () => {
    expect(definition.summary({ text: 'Hi', purpose: 'commercial' }).key).toBe('text');
    expect(definition.summary(definition.defaults()).key).toBe('empty');
  });
});
