// Written by `npm run blocks` from the folders of blocks. Do not edit.
import { definition as activateTrigger } from '../activate-trigger/block.ts';
import { definition as branch } from '../branch/block.ts';
import { definition as condition } from '../condition/block.ts';
import { definition as createCase } from '../create-case/block.ts';
import { definition as email } from '../email/block.ts';
import { definition as exit } from '../exit/block.ts';
import { definition as goTo } from '../go-to/block.ts';
import type { AnyBlockDefinition } from '../kit/definition.ts';
import { eraseConfig } from '../kit/erase-config.ts';
import { definition as messageOutcome } from '../message-outcome/block.ts';
import { definition as repeat } from '../repeat/block.ts';
import { definition as setVariables } from '../set-variables/block.ts';
import { definition as sms } from '../sms/block.ts';
import { definition as split } from '../split/block.ts';
import { definition as updateContact } from '../update-contact/block.ts';
import { definition as wait } from '../wait/block.ts';
import { definition as waitFor } from '../wait-for/block.ts';

/** Kind → definition; for browser and server. */
export const definitions: Readonly<Record<string, AnyBlockDefinition>> = {
  'activate-trigger': eraseConfig(activateTrigger),
  branch: eraseConfig(branch),
  condition: eraseConfig(condition),
  'create-case': eraseConfig(createCase),
  email: eraseConfig(email),
  exit: eraseConfig(exit),
  'go-to': eraseConfig(goTo),
  'message-outcome': eraseConfig(messageOutcome),
  repeat: eraseConfig(repeat),
  'set-variables': eraseConfig(setVariables),
  sms: eraseConfig(sms),
  split: eraseConfig(split),
  'update-contact': eraseConfig(updateContact),
  wait: eraseConfig(wait),
  'wait-for': eraseConfig(waitFor),
};
