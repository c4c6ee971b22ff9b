import { describe, expect, it } from 'vitest';
import { EmailContent } from './email-content.ts';
import { emailSubject } from './email-subject.ts';
import { emailText } from './email-text.ts';

describe('emailText', () => {
  it('has a blank line between paragraphs and the button at the end', () => {
    const button = { label: 'Status', url: 'https://a.example/s?x=1&y=2' };
    expect(emailText({ paragraphs: [' One\r\nline ', '', '<Two>'], button })).toBe(
      'One\nline\n\n<Two>\n\nStatus: https://a.example/s?x=1&y=2',
    );
  });

  it('keeps only the label of a button that may lead nowhere', () => {
    const button = { label: 'Status', url: 'javascript:alert(1)' };
    expect(emailText({ paragraphs: ['One'], button })).toBe('One\n\nStatus');
  });
});

describe('emailSubject', () => {
  it.each([
    ['Hello\r\nBcc: a@b.example', 'Hello Bcc: a@b.example'],
    [' a\n\n b\tc\0\u2028d ', 'a b c d'],
    ['Olá, João – 50 %', 'Olá, João – 50 %'],
  ])('folds %j', (text, line) => {
    expect(emailSubject(text)).toBe(line);
  });
});

describe('EmailContent', () => {
  it('takes one to fifty paragraphs', () => {
    const content = (paragraphs: string[]) => EmailContent.safeParse({ subject: '', paragraphs });
    expect(content(['']).success).toBe(true);
    expect(content(Array<string>(50).fill('x')).success).toBe(true);
    expect(content([]).success).toBe(false);
    expect(content(Array<string>(51).fill('x')).success).toBe(false);
  });
});
