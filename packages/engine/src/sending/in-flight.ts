import type { BulkPacer } from '../bulk-pacer.ts';
import type { SendingProvider } from './provider.ts';

/** What a provider answers in two windows, about half a second, may wait for a connection. */
const windowMs = 250;
const windowsWaited = 2;
/** Pages smaller than this part of what may be under way are not worth a transaction. */
const leastPart = 4;

/**
 * Calls of this process that are under way. A call may outlive its activity; shutdown waits for
 * all of them, so that a deploy leaves no message without an answer.
 */
export interface InFlight {
  /**
   * Reserves calls: as many of the wanted ones as the provider would begin soon, by its connections
   * and by its pace of late. Waits until it is worth a page; after `withinMs` it is what there is, or 0.
   * Each is tracked or given back.
   */
  reserve(provider: SendingProvider, of: { wanted: number; withinMs: number }): Promise<number>;
  /** A call that was reserved is made; it is under way until its answer is recorded. */
  track(provider: SendingProvider, call: Promise<void>, record: () => Promise<void>): void;
  giveBack(provider: SendingProvider, count: number): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** Of one provider. */
interface Calls {
  /** Reserved or under way. */
  taken: number;
  /** Calls that ended in the window that began at `since`, and in the one before it. */
  ended: number;
  before: number;
  since: number;
  waiting: Set<() => void>;
}

/**
 * One registry for a process; `now` is its clock, in milliseconds. While the pacer is narrow, no call
 * waits for a connection: those that wait could not give way.
 */
export function createInFlight({
  now = () => performance.now(),
  pacer,
}: {
  now?: () => number;
  pacer?: Pick<BulkPacer, 'narrow'>;
} = {}): InFlight {
  const open = new Set<Promise<void>>();
  const providers = new WeakMap<SendingProvider, Calls>();

  function callsOf(provider: SendingProvider): Calls {
    const known = providers.get(provider);
    if (known) return known;
    const calls = {
      taken: 0,
      ended: 0,
      before: 0,
      since: now(),
      waiting: new Set<() => void>(),
    };
    providers.set(provider, calls);
    return calls;
  }

  return {
    async reserve(provider, { wanted, withinMs }) {
      const { connections } = provider;
      const calls = callsOf(provider);
      const room = () => {
        turnWindow(calls, now());
        return roomOf(calls, connections, pacer?.narrow ? 0 : windowsWaited);
      };
      if (!isWorthIt(room(), wanted)) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(end, withinMs);
          function end() {
            clearTimeout(timer);
            calls.waiting.delete(look);
            resolve();
          }
          function look() {
            if (isWorthIt(room(), wanted)) end();
          }
          calls.waiting.add(look);
        });
      }
      const reserved = Math.max(0, Math.min(room().free, wanted));
      calls.taken += reserved;
      return reserved;
    },
    track(provider, call, record) {
      const calls = callsOf(provider);
      const ended = () => {
        turnWindow(calls, now());
        calls.ended += 1;
        free(calls, 1);
      };
      call.then(ended, ended);
      const recorded = call.then(record, () => undefined);
      open.add(recorded);
      const forget = () => open.delete(recorded);
      recorded.then(forget, forget);
    },
    giveBack(provider, count) {
      if (count > 0) free(callsOf(provider), count);
    },
    async settled() {
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}

function free(calls: Calls, count: number): void {
  calls.taken -= count;
  for (const look of calls.waiting) look();
}

function roomOf(
  calls: Calls,
  connections = Number.POSITIVE_INFINITY,
  windows = windowsWaited,
): { free: number; most: number } {
  const pace = Math.max(calls.ended, calls.before);
  const most = Math.max(connections, windows * pace);
  return { free: most - calls.taken, most };
}

function isWorthIt({ free, most }: { free: number; most: number }, wanted: number): boolean {
  return free >= Math.min(wanted, Math.ceil(most / leastPart));
}

function turnWindow(calls: Calls, now: number): void {
  const passed = now - calls.since;
  if (passed < windowMs) return;
  calls.before = passed < 2 * windowMs ? calls.ended : 0;
  calls.ended = 0;
  calls.since = now;
}
