// Written by `npm run blocks` from the folders of blocks. Do not edit.
import activateTriggerEn from '../activate-trigger/texts.en.json';
import activateTriggerPtBr from '../activate-trigger/texts.pt-BR.json';
import conditionEn from '../condition/texts.en.json';
import conditionPtBr from '../condition/texts.pt-BR.json';
import createCaseEn from '../create-case/texts.en.json';
import createCasePtBr from '../create-case/texts.pt-BR.json';
import emailEn from '../email/texts.en.json';
import emailPtBr from '../email/texts.pt-BR.json';
import exitEn from '../exit/texts.en.json';
import exitPtBr from '../exit/texts.pt-BR.json';
import type { BlockTexts } from '../kit/block-texts.ts';
import messageOutcomeEn from '../message-outcome/texts.en.json';
import messageOutcomePtBr from '../message-outcome/texts.pt-BR.json';
import smsEn from '../sms/texts.en.json';
import smsPtBr from '../sms/texts.pt-BR.json';
import waitEn from '../wait/texts.en.json';
import waitPtBr from '../wait/texts.pt-BR.json';
import waitForEn from '../wait-for/texts.en.json';
import waitForPtBr from '../wait-for/texts.pt-BR.json';

/** Locale → kind → what the block says on screen. */
export const texts: Readonly<Record<string, Readonly<Record<string, BlockTexts>>>> = {
  en: {
    'activate-trigger': activateTriggerEn,
    condition: conditionEn,
    'create-case': createCaseEn,
    email: emailEn,
    exit: exitEn,
    'message-outcome': messageOutcomeEn,
    sms: smsEn,
    wait: waitEn,
    'wait-for': waitForEn,
  },
  'pt-BR': {
    'activate-trigger': activateTriggerPtBr,
    condition: conditionPtBr,
    'create-case': createCasePtBr,
    email: emailPtBr,
    exit: exitPtBr,
    'message-outcome': messageOutcomePtBr,
    sms: smsPtBr,
    wait: waitPtBr,
    'wait-for': waitForPtBr,
  },
};
