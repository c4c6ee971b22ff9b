import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyExchange } from './classify-exchange.ts';

const answer = fc.record({
  reached: fc.constant('answer' as const),
  status: fc.integer({ min: 200, max: 599 }),
  headers: fc.dictionary(fc.constantFrom('retry-after', 'date', 'x'), fc.string()),
  body: fc.option(fc.oneof(fc.string(), fc.json()), { nil: undefined }),
});

describe('classifyExchange, for any answer', () => {
  it('accepts 2xx only, and fails 4xx only', () => {
    fc.assert(
      fc.property(answer, fc.boolean(), (exchange, idempotent) => {
        const { kind } = classifyExchange(exchange, { idempotent });
        if (exchange.status < 300) expect(['accepted', 'unclear']).toContain(kind);
        else if (exchange.status < 400) expect(['not-taken', 'unclear']).toContain(kind);
        else if (exchange.status < 500) expect(['failed', 'not-taken', 'unclear']).toContain(kind);
        else expect(['not-taken', 'unclear']).toContain(kind);
      }),
    );
  });

  it('waits a whole, bounded time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.nat().map(String)), (value) => {
        const headers = { 'retry-after': value };
        const exchange = { reached: 'answer', status: 429, headers } as const;
        const result = classifyExchange(exchange, { idempotent: true });
        const wait = result.kind === 'not-taken' ? (result.retryAfterMs ?? 0) : -1;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });

  it.each([true, false])(
    'never calls a request that was written not taken (keys: %s)',
    (idempotent) => {
      const exchange = { reached: 'request', reason: 'ECONNRESET' } as const;
      expect(classifyExchange(exchange, { idempotent }).kind).toBe('unclear');
    },
  );
});
