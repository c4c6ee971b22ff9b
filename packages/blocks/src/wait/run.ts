import type { Leave, SleepRun, WayOut } from '../kit/run.ts';
import type { StoredWaitConfig } from './block.ts';
import { waitTime } from './wait-time.ts';

export const run: SleepRun<StoredWaitConfig> = {
  type: 'sleep',
  calendar: ({ mode = 'duration' }) => mode !== 'duration',
  until(config, facts, { now }) {
    const { mode = 'duration' } = config;
    const time = waitTime(config, facts, now);
    if (time && time.at > now) return time;
    if (mode !== 'date' && mode !== 'attribute') return { port: 'next' };
    return past(
      config,
      time ? `past: ${time.at.toISOString()}` : `no-date: ${config.attribute ?? ''}`,
    );
  },
};

/** The date is past already, or there is none. */
function past({ past: choice = 'continue' }: StoredWaitConfig, reason: string): WayOut | Leave {
  if (choice === 'exit') return { exit: 'past-date' };
  return { port: choice === 'branch' ? 'past' : 'next', reason };
}
