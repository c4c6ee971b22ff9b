import { ServiceError } from '@percurso/services/service-error';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from './app-env.ts';
import { BadJson } from './bad-json.ts';

export const maxBodyBytes = 5 * 1024 * 1024;
const maxDepth = 64;

/** Refuses a body over 5 MiB, told by its header or counted as it comes. */
export const limitBody: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new ServiceError('too-large', {
      detail: 'The body is larger than 5 MiB; send it in several requests.',
      code: 'body-too-large',
    });
  },
});

/**
 * Refuses JSON that would break something behind: nested so deeply that walking it overflows, or
 * with text Postgres cannot store.
 */
export const checkJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (/json/i.test(c.req.header('content-type') ?? '')) {
    const text = await c.req.text();
    if (text !== '') checkValue(parse(text), { texts: unstorable.test(text) });
  }
  await next();
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw new BadJson(`The body is not valid JSON: ${why}.`);
  }
}

/** Only an escape can say it: in a body that was decoded as UTF-8 neither stands as itself. */
const unstorable = /\\u(?:0000|d[89a-f])/i;

function checkValue(root: unknown, { texts }: { texts: boolean }): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (texts && typeof value === 'string') checkText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maxDepth) {
      throw new ServiceError('invalid', {
        detail: `The body is nested more than ${maxDepth} levels deep.`,
        code: 'nested-too-deep',
        values: { maximum: maxDepth },
      });
    }
    for (const [name, inner] of Object.entries(value)) {
      if (texts) checkText(name);
      if (texts || typeof inner === 'object') open.push({ value: inner, depth: depth + 1 });
    }
  }
}

const halfPair = /\p{Cs}/u;

function checkText(text: string): void {
  if (!halfPair.test(text) && !text.includes('\u0000')) return;
  throw new ServiceError('invalid', {
    detail: 'A text in the body has the character U+0000 or half a surrogate pair; take it out.',
    code: 'unstorable-text',
  });
}
