import { durationMs } from '@percurso/journey/duration-ms';
import type { SleepRun } from '../kit/run.ts';
import type { WaitConfig } from './block.ts';

export const run: SleepRun<WaitConfig> = {
  type: 'sleep',
  until: ({ duration }, _facts, now) => ({
    at: new Date(now.getTime() + durationMs(duration)),
    fixed: false,
  }),
};
