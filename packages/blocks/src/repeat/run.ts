import { durationMs } from '@percurso/journey/duration-ms';
import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { At, Facts, SleepRun, WayOut } from '../kit/run.ts';
import type { RepeatConfig } from './block.ts';
import { hasRows } from './block.ts';

export const run: SleepRun<RepeatConfig> = {
  type: 'sleep',
  until(config, facts, at) {
    const done = doneAfter(config, facts, at);
    if (done) return done;
    const { gap } = config;
    // Counted from when the first pass began, so that no delay of one moves all that follow.
    const next = gap ? at.since.getTime() + at.passes * durationMs(gap) : 0;
    return next > at.now.getTime() ? { at: new Date(next), fixed: false } : onceMore(at);
  },
  wake: (config, facts, at) => doneAfter(config, facts, at) ?? onceMore(at),
};

function onceMore({ passes }: At): WayOut {
  return { port: 'body', result: { pass: passes + 1 } };
}

/** The way out for good, once there were enough passes or the condition holds. */
function doneAfter(
  { count, until }: RepeatConfig,
  facts: Facts,
  { now, passes }: At,
): WayOut | null {
  if (passes === 0) return null;
  const result = { pass: passes };
  if (passes >= count) return { port: 'after-all', reason: `count: ${passes}`, result };
  if (!hasRows(until) || !evaluatePredicate(until, facts, now).passed) return null;
  return { port: 'after-all', reason: `until: ${passes}`, result };
}
