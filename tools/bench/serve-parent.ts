type Operations = Record<string, (input: never) => unknown>;

/** In the child: answers what the parent asks, and says that it is ready. */
export function serveParent(operations: Operations): void {
  process.on('message', ({ id, op, input }: { id: number; op: string; input: unknown }) => {
    void answer(operations, { op, input }).then((result) => process.send?.({ id, ...result }));
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ id: 0 });
}

async function answer(
  operations: Operations,
  { op, input }: { op: string; input: unknown },
): Promise<{ value?: unknown; error?: string }> {
  try {
    return { value: await operations[op]?.(input as never) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
