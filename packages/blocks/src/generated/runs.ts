// Written by `npm run blocks` from the folders of blocks. Do not edit.
import { run as activateTrigger } from '../activate-trigger/run.ts';
import { run as condition } from '../condition/run.ts';
import { run as createCase } from '../create-case/run.ts';
import { run as email } from '../email/run.ts';
import { eraseRun } from '../kit/erase-config.ts';
import type { RunRegistry } from '../kit/run.ts';
import { run as messageOutcome } from '../message-outcome/run.ts';
import { run as sms } from '../sms/run.ts';
import { run as wait } from '../wait/run.ts';
import { run as waitFor } from '../wait-for/run.ts';

/** Kind → how it runs; for worker and simulator. A kind that only ends has none. */
export const runs: RunRegistry = {
  'activate-trigger': eraseRun(activateTrigger),
  condition: eraseRun(condition),
  'create-case': eraseRun(createCase),
  email: eraseRun(email),
  'message-outcome': eraseRun(messageOutcome),
  sms: eraseRun(sms),
  wait: eraseRun(wait),
  'wait-for': eraseRun(waitFor),
};
