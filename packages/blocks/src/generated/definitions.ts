// Written by `npm run blocks` from the folders of blocks. Do not edit.
import { definition as activateTrigger } from '../activate-trigger/block.ts';
import { definition as condition } from '../condition/block.ts';
import { definition as createCase } from '../create-case/block.ts';
import { definition as email } from '../email/block.ts';
import { definition as exit } from '../exit/block.ts';
import type { AnyBlockDefinition } from '../kit/definition.ts';
import { eraseConfig } from '../kit/erase-config.ts';
import { definition as messageOutcome } from '../message-outcome/block.ts';
import { definition as sms } from '../sms/block.ts';
import { definition as wait } from '../wait/block.ts';
import { definition as waitFor } from '../wait-for/block.ts';

/** Kind → definition; for browser and server. */
export const definitions: Readonly<Record<string, AnyBlockDefinition>> = {
  'activate-trigger': eraseConfig(activateTrigger),
  condition: eraseConfig(condition),
  'create-case': eraseConfig(createCase),
  email: eraseConfig(email),
  exit: eraseConfig(exit),
  'message-outcome': eraseConfig(messageOutcome),
  sms: eraseConfig(sms),
  wait: eraseConfig(wait),
  'wait-for': eraseConfig(waitFor),
};
