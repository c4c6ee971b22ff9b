/** Wakes whoever waits, or remembers that it rang while nobody did. */
export function createAlarm() {
  const sleepers = new Set<() => void>();
  let rung = false;
  let ended = false;
  const wakeAll = () => {
    for (const wake of [...sleepers]) wake();
  };
  return {
    get ended() {
      return ended;
    },
    ring() {
      if (sleepers.size === 0) rung = true;
      wakeAll();
    },
    end() {
      ended = true;
      wakeAll();
    },
    /** Resolves when it rings, ends, or after `ms`. */
    async wait(ms: number): Promise<void> {
      if (rung || ended) {
        rung = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        sleepers.add(wake);
      });
    },
  };
}
