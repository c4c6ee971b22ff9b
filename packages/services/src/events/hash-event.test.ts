import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IngestEvent } from './event-schema.ts';
import { hashEvent } from './hash-event.ts';

const attributes = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<
  IngestEvent['attributes']
>;

test('the order in which names are sent does not matter, at any depth', () => {
  fc.assert(
    fc.property(attributes, (given) => {
      const event = { trigger: 't', contact: { externalId: 'a' }, attributes: given };
      const turned = { ...event, attributes: turn(given) as IngestEvent['attributes'] };
      expect(hashEvent(turned)).toBe(hashEvent(event));
    }),
  );
});

test('a name that objects inherit is a name like any other', () => {
  const event = (attributes: string) => ({
    trigger: 't',
    contact: { externalId: 'a' },
    attributes: JSON.parse(attributes) as IngestEvent['attributes'],
  });
  const hash = hashEvent(event('{"__proto__":{"a":1},"b":1}'));
  expect(hashEvent(event('{"b":1,"__proto__":{"a":1}}'))).toBe(hash);
  expect(hashEvent(event('{"b":1}'))).not.toBe(hash);
});

test('what is stored by its hash is known again: names in order, nothing that was left out', () => {
  const event = {
    trigger: 'order-paid',
    contact: { externalId: 'a', email: 'a@example.com' },
    attributes: { b: [{ y: 1, x: 2 }], a: null },
    key: undefined,
  };
  const text =
    '{"attributes":{"a":null,"b":[{"x":2,"y":1}]},"contact":{"email":"a@example.com","externalId":"a"},"trigger":"order-paid"}';
  expect(hashEvent(event)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('another value, key or instant is another body', () => {
  const event = { trigger: 't', contact: { externalId: 'a' }, attributes: { a: 1 } };
  const hashes = [
    event,
    { ...event, attributes: { a: 2 } },
    { ...event, key: 'k' },
    { ...event, occurredAt: '2026-01-31T09:30:00Z' },
    { ...event, contact: { externalId: 'b' } },
  ].map(hashEvent);
  expect(new Set(hashes).size).toBe(hashes.length);
});

/** The same with the names of every object turned round. */
function turn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turn);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, inner]) => [name, turn(inner)]));
}
