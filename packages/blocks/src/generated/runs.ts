// Written by `npm run blocks` from the folders of blocks. Do not edit.
import { run as activateTrigger } from '../activate-trigger/run.ts';
import { run as branch } from '../branch/run.ts';
import { run as condition } from '../condition/run.ts';
import { run as createCase } from '../create-case/run.ts';
import { run as email } from '../email/run.ts';
import { run as exit } from '../exit/run.ts';
import { run as goTo } from '../go-to/run.ts';
import { eraseRun } from '../kit/erase-config.ts';
import type { RunRegistry } from '../kit/run.ts';
import { run as messageOutcome } from '../message-outcome/run.ts';
import { run as repeat } from '../repeat/run.ts';
import { run as setVariables } from '../set-variables/run.ts';
import { run as sms } from '../sms/run.ts';
import { run as split } from '../split/run.ts';
import { run as updateContact } from '../update-contact/run.ts';
import { run as wait } from '../wait/run.ts';
import { run as waitFor } from '../wait-for/run.ts';

/** Kind → how it runs; for worker and simulator. */
export const runs: RunRegistry = {
  'activate-trigger': eraseRun(activateTrigger),
  branch: eraseRun(branch),
  condition: eraseRun(condition),
  'create-case': eraseRun(createCase),
  email: eraseRun(email),
  exit: eraseRun(exit),
  'go-to': eraseRun(goTo),
  'message-outcome': eraseRun(messageOutcome),
  repeat: eraseRun(repeat),
  'set-variables': eraseRun(setVariables),
  sms: eraseRun(sms),
  split: eraseRun(split),
  'update-contact': eraseRun(updateContact),
  wait: eraseRun(wait),
  'wait-for': eraseRun(waitFor),
};
