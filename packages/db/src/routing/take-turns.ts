/** Runs works one after the other, in the order they came, whatever became of those before. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Makes turns for the routers of one process. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
