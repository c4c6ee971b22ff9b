import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { Activities } from './activities.ts';

// The journeys of the benchmark as one writes them by hand: a workflow for each customer.

export interface Customer {
  customerId: string;
  code: number;
}

const { sendSms, sendEmail } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '60 seconds' },
});

/** event → condition → SMS */
export async function notifyAboveTen({ customerId, code }: Customer): Promise<void> {
  if (code > 10) await sendSms({ customerId, step: 'sms', code });
}

/** a: entry → SMS */
export async function journeyA({ customerId, code }: Customer): Promise<void> {
  await sendSms({ customerId, step: 'sms', code });
}

/** b: entry → condition → SMS → wait → e-mail */
export async function journeyB({
  customerId,
  code,
  waitMs,
}: Customer & { waitMs: number }): Promise<void> {
  if (code <= 10) return;
  await sendSms({ customerId, step: 'sms', code });
  await sleep(waitMs);
  await sendEmail({ customerId, step: 'email', code });
}

export const replied = defineSignal('replied');

/** c: entry → wait for one event, with a limit → SMS */
export async function journeyC({
  customerId,
  code,
  limitMs,
}: Customer & { limitMs: number }): Promise<void> {
  let hasReplied = false;
  setHandler(replied, () => {
    hasReplied = true;
  });
  await condition(() => hasReplied, limitMs);
  await sendSms({ customerId, step: hasReplied ? 'thanks' : 'reminder', code });
}
