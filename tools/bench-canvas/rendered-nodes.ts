/** What is read of React's tree: the part that its developer tools rely on too. */
interface Fiber {
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
  flags: number;
  memoizedProps: unknown;
}

/**
 * Run in the page before React is: counts on `window.renderedNodes` how often each node of a canvas
 * was rendered. React tells every commit to a hook meant for its developer tools, in production too.
 */
export function countRenderedNodes(): void {
  const counts: Record<string, number> = {};
  const RENDERED = 1;
  const nodeId = (props: unknown): string | null => {
    if (typeof props !== 'object' || props === null) return null;
    const { id, data, positionAbsoluteX: x } = props as Record<string, unknown>;
    return typeof id === 'string' && data !== undefined && x !== undefined ? id : null;
  };
  const walk = (fiber: Fiber): void => {
    const id = fiber.flags & RENDERED ? nodeId(fiber.memoizedProps) : null;
    if (id !== null) counts[id] = (counts[id] ?? 0) + 1;
    // The same children as before: nothing below was rendered in this commit.
    if (fiber.alternate && fiber.child === fiber.alternate.child) return;
    for (let child = fiber.child; child; child = child.sibling) walk(child);
  };
  Object.assign(window, {
    renderedNodes: counts,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => walk(root.current),
      onCommitFiberUnmount: () => {},
    },
  });
}
