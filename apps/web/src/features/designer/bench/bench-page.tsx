import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { BareCanvas } from './bare-canvas.tsx';
import classes from './bench.module.css';
import type { CanvasBench } from './canvas-bench.ts';
import { dragCanvas } from './drag-canvas.ts';
import { MeasuredDesigner } from './measured-designer.tsx';
import type { Opened } from './opened-canvas.ts';
import { insertedInto, openCanvas } from './opened-canvas.ts';
import { timeLayout } from './time-layout.ts';

/** Asks no server for anything. */
const silentQueries = { defaultOptions: { queries: { enabled: false } } };

/**
 * The page of `npm run bench:canvas`. It is part of the product's build because that is what is to
 * be measured: the same bundle, minified, as people get it. Nobody loads it otherwise.
 */
export function BenchPage() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const queries = useMemo(() => new QueryClient(silentQueries), []);
  useEffect(() => {
    let current: Opened | null = null;
    const bench: CanvasBench = {
      async open(side, blocks) {
        const next = openCanvas(side, blocks);
        current = next;
        const began = performance.now();
        setOpened(next);
        await next.ready;
        return performance.now() - began;
      },
      pan: dragCanvas,
      insert: async () => insertedInto(current),
      layout: timeLayout,
    };
    window.canvasBench = bench;
    return () => {
      window.canvasBench = undefined;
    };
  }, []);
  if (!opened) return null;
  return (
    <QueryClientProvider client={queries}>
      <div className={classes.page}>
        {opened.side === 'designer' ? <MeasuredDesigner {...opened} /> : <BareCanvas {...opened} />}
      </div>
    </QueryClientProvider>
  );
}
