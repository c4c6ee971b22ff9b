/**
 * Collects how to undo what has been started; `undoAll` goes backwards and lets no failure keep the
 * rest from being undone, then throws the first.
 */
export function createUndoStack() {
  const undos: (() => unknown)[] = [];

  /** Waits for something started and remembers how to undo it. */
  async function add<T>(started: Promise<T>, undo: (value: T) => unknown): Promise<T> {
    const value = await started;
    undos.push(() => undo(value));
    return value;
  }

  async function undoAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const undo of undos.splice(0).reverse()) {
      await Promise.resolve()
        .then(undo)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  return { add, undoAll };
}
