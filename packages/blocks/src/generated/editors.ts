// Written by `npm run blocks` from the folders of blocks. Do not edit.
import { icon as activateTriggerIcon } from '../activate-trigger/editor.tsx';
import { icon as branchIcon } from '../branch/editor.tsx';
import { icon as conditionIcon } from '../condition/editor.tsx';
import { icon as createCaseIcon } from '../create-case/editor.tsx';
import { icon as emailIcon } from '../email/editor.tsx';
import { icon as exitIcon } from '../exit/editor.tsx';
import { icon as goToIcon } from '../go-to/editor.tsx';
import type { BlockEditor } from '../kit/editor.ts';
import { icon as messageOutcomeIcon } from '../message-outcome/editor.tsx';
import { icon as repeatIcon } from '../repeat/editor.tsx';
import { icon as setVariablesIcon } from '../set-variables/editor.tsx';
import { icon as smsIcon } from '../sms/editor.tsx';
import { icon as splitIcon } from '../split/editor.tsx';
import { icon as updateContactIcon } from '../update-contact/editor.tsx';
import { continuesAt as waitContinuesAt, icon as waitIcon } from '../wait/editor.tsx';
import { icon as waitForIcon } from '../wait-for/editor.tsx';

/** Kind → what it adds to the browser; for the web app only. */
export const editors: Readonly<Record<string, BlockEditor>> = {
  'activate-trigger': { icon: activateTriggerIcon },
  branch: { icon: branchIcon },
  condition: { icon: conditionIcon },
  'create-case': { icon: createCaseIcon },
  email: { icon: emailIcon },
  exit: { icon: exitIcon },
  'go-to': { icon: goToIcon },
  'message-outcome': { icon: messageOutcomeIcon },
  repeat: { icon: repeatIcon },
  'set-variables': { icon: setVariablesIcon },
  sms: { icon: smsIcon },
  split: { icon: splitIcon },
  'update-contact': { icon: updateContactIcon },
  wait: { continuesAt: waitContinuesAt, icon: waitIcon },
  'wait-for': { icon: waitForIcon },
};
