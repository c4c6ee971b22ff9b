/**
 * Calls of this process that are under way. A call may outlive its activity; shutdown waits for
 * all of them, so that a deploy leaves no message without an answer.
 */
export interface InFlight {
  track(call: Promise<void>): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** One registry for a process. */
export function createInFlight(): InFlight {
  const calls = new Set<Promise<void>>();
  return {
    track(call) {
      calls.add(call);
      const forget = () => calls.delete(call);
      call.then(forget, forget);
    },
    async settled() {
      while (calls.size > 0) await Promise.allSettled(calls);
    },
  };
}
