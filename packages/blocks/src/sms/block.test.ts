import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
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
