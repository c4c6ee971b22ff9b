import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailHtml } from './email-html.ts';

const email = { subject: 'Hello', paragraphs: ['One', 'Two'], lang: 'en' };

describe('emailHtml', () => {
  it('is a whole document in the given language', () => {
    const html = emailHtml({ ...email, lang: 'pt-BR', preheader: 'Short' });
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="pt-BR">/);
    expect(html).toContain('<title>Hello</title>');
    expect(html).toContain('>Short&#847;');
    expect(html.match(/<p class="text"/g)).toHaveLength(2);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('makes line breaks <br> and leaves empty paragraphs out', () => {
    const html = emailHtml({ ...email, paragraphs: ['a\nb\r\nc\rd', ' \n '] });
    expect(html).toContain('>a<br>\nb<br>\nc<br>\nd</p>');
    expect(html.match(/<p /g)).toHaveLength(1);
  });

  it('escapes text and attributes', () => {
    const html = emailHtml({
      subject: '</title><script>1</script>',
      preheader: '"><img src=x>',
      paragraphs: [`Tom & "Jerry" <b>it's</b>\0`],
      button: { label: '<i>Go</i>', url: 'https://a.example/?a=1&b="><script>' },
      lang: '"><script>',
    });
    expect(html).toContain('Tom &amp; &quot;Jerry&quot; &lt;b&gt;it&#39;s&lt;/b&gt;</p>');
    expect(html).toContain('href="https://a.example/?a=1&amp;b=%22%3E%3Cscript%3E"');
    expect(html).toContain('&lt;i&gt;Go&lt;/i&gt;');
    expect(html).not.toMatch(/<script|<img|<i>/);
  });

  it.each(['https://a.example/x', 'http://a.example/', 'mailto:help@a.example'])(
    'has a button to %s',
    (url) => {
      expect(emailHtml({ ...email, button: { label: 'Go', url } })).toContain(`href="${url}"`);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    '/relative',
    'a.example',
    '',
  ])('has no button to %j', (url) => {
    const html = emailHtml({ ...email, button: { label: 'Go', url } });
    expect(html).not.toContain('<a ');
    expect(html).not.toContain('Go');
  });

  it('lets nothing typed become markup', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '<script',
            '</style>',
            '">',
            "'",
            '<',
            '&lt;',
            'javascript:',
            '\n',
            '\0',
            'https://a.b/',
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    );
    const tags = (html: string) => html.match(/<[a-z/!][^\s>]*/gi);
    fc.assert(
      fc.property(fc.tuple(nasty, nasty, nasty, nasty), ([subject, typed, label, link]) => {
        const text = `x${typed}`.trim();
        const html = emailHtml({
          subject,
          preheader: text,
          paragraphs: [text],
          button: { label, url: `https://a.example/${link}` },
          lang: 'en',
        });
        const harmless = emailHtml({
          subject: 'x',
          preheader: 'x',
          paragraphs: [text.replace(/[^\r\n]/g, 'x')],
          button: { label: 'x', url: 'https://a.example' },
          lang: 'en',
        });
        expect(html.toLowerCase()).not.toContain('<script');
        expect(tags(html)).toEqual(tags(harmless));
      }),
    );
  });
});
