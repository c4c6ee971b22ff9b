import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow';
import type { BeatActivities } from './activities.ts';

/** Beats of one run, then it goes on as new: about two hours. */
const beatsPerRun = 120;

const { beat: countBeat } = proxyActivities<BeatActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { maximumInterval: '30 seconds' },
});

/**
 * Counts in Postgres once a minute and remembers the last count. A Postgres that counts less than is
 * remembered was put back to an older state, which the activity then says there.
 */
export async function beat(last: number): Promise<void> {
  let count = last;
  for (let beats = 0; beats < beatsPerRun; beats += 1) {
    ({ count } = await countBeat({ last: count }));
    await sleep('1 minute');
  }
  await continueAsNew<typeof beat>(count);
}
