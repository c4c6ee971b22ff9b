import { expect, test } from 'vitest';
import { findLinks } from './find-links.ts';

test('each link once, without the mark that ends the sentence', () => {
  const body =
    'See https://a.example/x?y=1&z=2. Or (http://b.example), https://a.example/x?y=1&z=2!';
  const html = '<a href="https://a.example/x?y=1&amp;z=2">x</a> <a href="https://c.example">c</a>';
  expect(findLinks({ body, html })).toEqual([
    'https://a.example/x?y=1&z=2',
    'http://b.example',
    'https://c.example',
  ]);
});

test('none where there is none', () => {
  expect(findLinks({ body: 'mail me at a@b.example', html: null })).toEqual([]);
});
