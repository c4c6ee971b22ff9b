import { expect, it } from 'vitest';
import { createInFlight } from './in-flight.ts';
import type { SendingProvider } from './provider.ts';

const provider: SendingProvider = {
  name: 'http-sms',
  deduplicates: true,
  callTimeoutMs: 1_000,
  connections: 8,
  send: async () => ({ kind: 'accepted', providerId: 'sms-1' }),
};

const recorded = () => Promise.resolve();

function openCall() {
  let end: (failure?: Error) => void = () => undefined;
  const call = new Promise<void>((resolve, reject) => {
    end = (failure) => (failure ? reject(failure) : resolve());
  });
  return { call, end: (failure?: Error) => end(failure) };
}

it('is settled when every call has ended, however it ended and whenever it began', async () => {
  const inFlight = createInFlight();
  await inFlight.settled();
  const [first, second, third] = [openCall(), openCall(), openCall()];
  inFlight.track(provider, first.call, recorded);
  inFlight.track(provider, second.call, recorded);
  let settled = false;
  const waiting = inFlight.settled().then(() => {
    settled = true;
  });
  first.end();
  await first.call;
  inFlight.track(provider, third.call, recorded);
  second.end(new Error('gone'));
  await Promise.allSettled([second.call]);
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  third.end();
  await waiting;
});

it('reserves as many calls as there are connections, and waits until a page is worth it', async () => {
  const inFlight = createInFlight();
  const wanted = 20;
  expect(await inFlight.reserve(provider, { wanted, withinMs: 0 })).toBe(8);
  // Before they are tracked they are taken already.
  expect(await inFlight.reserve(provider, { wanted, withinMs: 1 })).toBe(0);
  const calls = Array.from({ length: 7 }, openCall);
  for (const { call } of calls) inFlight.track(provider, call, recorded);
  let got: number | undefined;
  const waiting = inFlight.reserve(provider, { wanted, withinMs: 10_000 }).then((room) => {
    got = room;
  });
  inFlight.giveBack(provider, 1);
  await new Promise(setImmediate);
  expect(got).toBeUndefined();
  calls[0]?.end();
  await waiting;
  expect(got).toBe(2);
});

it('reserves all that is wanted of a provider without connections to wait for', async () => {
  const any = { ...provider, connections: undefined };
  expect(await createInFlight().reserve(any, { wanted: 500, withinMs: 0 })).toBe(500);
});

it('lets as many wait for a connection as end in half a second', async () => {
  const inFlight = createInFlight({ now: () => 0 });
  for (let page = 0; page < 13; page += 1) {
    const reserved = await inFlight.reserve(provider, { wanted: 8, withinMs: 0 });
    for (let count = 0; count < reserved; count += 1) {
      inFlight.track(provider, Promise.resolve(), recorded);
    }
    await new Promise(setImmediate);
  }
  expect(await inFlight.reserve(provider, { wanted: 500, withinMs: 0 })).toBe(2 * 13 * 8);
});

it('lets none wait for a connection while few come who would stand behind it', async () => {
  const pacer = { narrow: false };
  const inFlight = createInFlight({ now: () => 0, pacer });
  for (let page = 0; page < 13; page += 1) {
    const reserved = await inFlight.reserve(provider, { wanted: 8, withinMs: 0 });
    for (let count = 0; count < reserved; count += 1) {
      inFlight.track(provider, Promise.resolve(), recorded);
    }
    await new Promise(setImmediate);
  }
  pacer.narrow = true;
  expect(await inFlight.reserve(provider, { wanted: 500, withinMs: 0 })).toBe(8);
  pacer.narrow = false;
  expect(await inFlight.reserve(provider, { wanted: 500, withinMs: 0 })).toBe(2 * 13 * 8 - 8);
});
