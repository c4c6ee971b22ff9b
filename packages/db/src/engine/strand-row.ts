import type { ClockReading } from '@percurso/engine/clock';
import { realMsUntil } from '@percurso/engine/clock';
import type { StrandItem } from '@percurso/engine/strand';

/** The columns of a strand that a workflow has to be told. */
export interface StrandRow {
  id: string;
  size: number;
  op: 'act' | 'sleep' | 'await';
  step: number;
  kind: string;
  queue: string;
  dueAt: Date | null;
}

/** A look-back at the limit sees inserts still in flight if the timer runs a second longer. */
const limitGraceMs = 1_000;

/** A strand as the workflow is told of it, `ms` counted from the reading of the clock. */
export function itemOf(row: StrandRow, clock: ClockReading): StrandItem {
  const wait = row.dueAt ? realMsUntil(clock, row.dueAt) : 0;
  const ms = row.op === 'act' ? 0 : row.op === 'await' ? wait + limitGraceMs : wait;
  return {
    id: row.id,
    n: row.size,
    op: row.op,
    step: row.step,
    kind: row.kind,
    queue: row.queue,
    ms,
  };
}
