import { expect, it } from 'vitest';
import { createInFlight } from './in-flight.ts';

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
  inFlight.track(first.call);
  inFlight.track(second.call);
  let settled = false;
  const waiting = inFlight.settled().then(() => {
    settled = true;
  });
  first.end();
  await first.call;
  inFlight.track(third.call);
  second.end(new Error('gone'));
  await Promise.allSettled([second.call]);
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  third.end();
  await waiting;
});
