// Written by `npm run blocks` from the folders of blocks. Do not edit.
import * as activateTrigger from '../activate-trigger/editor.tsx';
import * as condition from '../condition/editor.tsx';
import * as createCase from '../create-case/editor.tsx';
import * as email from '../email/editor.tsx';
import * as exit from '../exit/editor.tsx';
import type { BlockEditor } from '../kit/editor.ts';
import * as sms from '../sms/editor.tsx';
import * as wait from '../wait/editor.tsx';

/** Kind → what it adds to the browser; for the web app only. */
export const editors: Readonly<Record<string, BlockEditor>> = {
  'activate-trigger': activateTrigger,
  condition,
  'create-case': createCase,
  email,
  exit,
  sms,
  wait,
};
