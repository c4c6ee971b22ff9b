import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

const CONFIG = { subject: 'Hello', paragraphs: ['Text'] };

describe('email', () => {
  it('needs a subject and a paragraph with something in it', () => {
    expect(checkBlock('email', CONFIG)).toEqual([]);
    expect(checkBlock('email', definition.defaults())).toEqual(['subject: required']);
    expect(checkBlock('email', { ...CONFIG, paragraphs: [' ', ''] })).toEqual([
      'paragraphs: required',
    ]);
    expect(checkBlock('email', { ...CONFIG, paragraphs: [] })).toEqual(['paragraphs: required']);
    expect(checkBlock('email', { ...CONFIG, button: { label: '', url: 'x' } })).toEqual([
      'button.label: required',
    ]);
  });

  it('checks the paths of every template in it', () => {
    const config = {
      subject: '{{ trigger.a }}',
      preheader: '{{ trigger.b }}',
      paragraphs: ['fine', '{{ trigger.c }}', '{% if %}'],
      button: { label: '{{ trigger.d }}', url: '{{ trigger.e }}' },
    };
    expect(checkBlock('email', config)).toEqual([
      'subject: unknown-attribute',
      'preheader: unknown-attribute',
      'paragraphs.1: unknown-attribute',
      'button.label: unknown-attribute',
      'button.url: unknown-attribute',
      'paragraphs.2: template-invalid',
    ]);
  });
});
