/** Work of at most so many people is not bulk, and never waits here. */
export const fewPeople = 50;

/** Enough from an event to its provider, on a system with room. */
const holdMs = 200;
/** Holds that were not used may be later, up to so much: few that come at a steady pace meet one each. */
const mostSparedMs = 1_000;
/** No rest is longer. */
const longestRestMs = 250;
/** Few came of late: bulk goes piece by piece for so long, and rests as long as it worked. */
const latelyMs = 5_000;
/** No piece waits longer for the one before it, so that an activity ends in its time. */
const longestTurnMs = 2_000;

/**
 * Makes bulk give way to what comes for few people, so that a flood of one workspace is hardly noticed
 * by the others. Nothing waits while only bulk comes.
 */
export interface BulkPacer {
  /** Something came for few people: bulk holds for a moment, over time at most half of it. */
  fewCame(): void;
  /** Few came in the last five seconds. */
  readonly narrow: boolean;
  /** Waits while bulk holds or rests, where the work is of many people. */
  rest(people: number): Promise<void>;
  /**
   * Runs a piece of work; while few come, those of many people one at a time, and after each no other
   * for as long as it took, at most a quarter of a second.
   */
  run<T>(people: number, work: (giveWay: GiveWay) => Promise<T>): Promise<T>;
}

/**
 * Cuts a piece in two, with a rest between them; `briefly` where others wait for what the piece has locked:
 * then only until what came for few is on its way.
 */
export type GiveWay = (how?: 'briefly') => Promise<void>;

/** One pacer for a process. */
export function createBulkPacer(): BulkPacer {
  const now = () => performance.now();
  let cameAt = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let sparedMs = mostSparedMs;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let running = 0;
  const waiting = new Set<() => void>();
  const isNarrow = () => now() - cameAt < latelyMs;

  async function rest(people: number): Promise<void> {
    const left = Math.max(heldUntil, restsUntil) - now();
    if (people > fewPeople && left > 0) await delay(left);
  }

  /** Nothing is awaited between finding it free and taking it. */
  async function takeTurn(): Promise<void> {
    const giveUpAt = now() + longestTurnMs;
    while (running > 0 && isNarrow() && now() < giveUpAt) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(go, giveUpAt - now());
        function go() {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        }
        waiting.add(go);
      });
    }
    running += 1;
  }

  return {
    fewCame() {
      const at = now();
      sparedMs = Math.min(mostSparedMs, sparedMs + (at - cameAt) / 2);
      cameAt = at;
      const from = Math.max(heldUntil, at);
      const more = Math.min(at + holdMs - from, sparedMs);
      sparedMs -= more;
      heldUntil = from + more;
    },
    get narrow() {
      return isNarrow();
    },
    rest,
    async run(people, work) {
      if (people <= fewPeople) return work(async () => undefined);
      await takeTurn();
      let since = now();
      const worked = () => {
        if (isNarrow()) restsUntil = now() + Math.min(now() - since, longestRestMs);
      };
      const begin = async () => {
        await rest(people);
        since = now();
      };
      try {
        await begin();
        return await work(async (how) => {
          if (how === 'briefly') {
            const from = now();
            if (heldUntil > from) await delay(heldUntil - from);
            since += now() - from;
          } else {
            worked();
            await begin();
          }
        });
      } finally {
        worked();
        running -= 1;
        const [next] = waiting;
        next?.();
      }
    },
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
