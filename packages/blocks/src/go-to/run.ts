import type { PureRun } from '../kit/run.ts';
import type { GoToConfig } from './block.ts';

export const run: PureRun<GoToConfig> = { type: 'pure', decide: () => ({ port: 'next' }) };
