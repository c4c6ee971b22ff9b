import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monotonicMs } from './monotonic.ts';
import { serveParent } from './serve-parent.ts';

// The SMS provider of both sides: takes a message over HTTP, accepts it at once, and counts.

let ids = new Set<string>();
let repeated = 0;
let lastAt = 0;
const arrivals = new Map<string, (at: number) => void>();
let counted: { n: number; resolve: () => void } | undefined;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { id, to } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    take(id, to);
    response.setHeader('content-type', 'application/json');
    response.end(`{"id":"sms-${id}"}`);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  serveParent({
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    /** Forgets what it has counted. */
    reset() {
      ids = new Set();
      repeated = 0;
    },
    /** When the n-th different message since the reset arrived. */
    async untilCount({ n }: { n: number }) {
      if (ids.size < n) await new Promise<void>((resolve) => (counted = { n, resolve }));
      return { at: lastAt, repeated };
    },
    /** When the next message to this number arrives. */
    untilArrival: ({ to }: { to: string }) =>
      new Promise<number>((resolve) => arrivals.set(to, resolve)),
  }),
);

function take(id: string, to: string): void {
  lastAt = monotonicMs();
  if (ids.has(id)) repeated += 1;
  ids.add(id);
  arrivals.get(to)?.(lastAt);
  arrivals.delete(to);
  if (counted && ids.size >= counted.n) {
    counted.resolve();
    counted = undefined;
  }
}
