/** What the routers of one process know of each other. */
export interface Turns {
  /** Runs works one after the other, in the order they came, whatever became of those before. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Workspaces of which a page is being routed. */
  readonly busy: string[];
  /** Says that a page of the workspace is being routed, until what it answers is called. */
  begin(workspaceId: string): () => void;
}

/** Makes turns for the routers of one process. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const pages = new Set<{ workspaceId: string }>();
  return {
    take(work) {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
    get busy() {
      return [...new Set([...pages].map(({ workspaceId }) => workspaceId))];
    },
    begin(workspaceId) {
      const page = { workspaceId };
      pages.add(page);
      return () => pages.delete(page);
    },
  };
}
