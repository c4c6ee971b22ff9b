// Written by `npm run blocks` from the folders of blocks. Do not edit.
import activateTriggerEn from '../activate-trigger/texts.en.json';
import activateTriggerEs from '../activate-trigger/texts.es.json';
import activateTriggerPtBr from '../activate-trigger/texts.pt-BR.json';
import branchEn from '../branch/texts.en.json';
import branchEs from '../branch/texts.es.json';
import branchPtBr from '../branch/texts.pt-BR.json';
import conditionEn from '../condition/texts.en.json';
import conditionEs from '../condition/texts.es.json';
import conditionPtBr from '../condition/texts.pt-BR.json';
import createCaseEn from '../create-case/texts.en.json';
import createCaseEs from '../create-case/texts.es.json';
import createCasePtBr from '../create-case/texts.pt-BR.json';
import emailEn from '../email/texts.en.json';
import emailEs from '../email/texts.es.json';
import emailPtBr from '../email/texts.pt-BR.json';
import exitEn from '../exit/texts.en.json';
import exitEs from '../exit/texts.es.json';
import exitPtBr from '../exit/texts.pt-BR.json';
import goToEn from '../go-to/texts.en.json';
import goToEs from '../go-to/texts.es.json';
import goToPtBr from '../go-to/texts.pt-BR.json';
import type { BlockTexts } from '../kit/block-texts.ts';
import messageOutcomeEn from '../message-outcome/texts.en.json';
import messageOutcomeEs from '../message-outcome/texts.es.json';
import messageOutcomePtBr from '../message-outcome/texts.pt-BR.json';
import repeatEn from '../repeat/texts.en.json';
import repeatEs from '../repeat/texts.es.json';
import repeatPtBr from '../repeat/texts.pt-BR.json';
import setVariablesEn from '../set-variables/texts.en.json';
import setVariablesEs from '../set-variables/texts.es.json';
import setVariablesPtBr from '../set-variables/texts.pt-BR.json';
import smsEn from '../sms/texts.en.json';
import smsEs from '../sms/texts.es.json';
import smsPtBr from '../sms/texts.pt-BR.json';
import splitEn from '../split/texts.en.json';
import splitEs from '../split/texts.es.json';
import splitPtBr from '../split/texts.pt-BR.json';
import updateContactEn from '../update-contact/texts.en.json';
import updateContactEs from '../update-contact/texts.es.json';
import updateContactPtBr from '../update-contact/texts.pt-BR.json';
import waitEn from '../wait/texts.en.json';
import waitEs from '../wait/texts.es.json';
import waitPtBr from '../wait/texts.pt-BR.json';
import waitForEn from '../wait-for/texts.en.json';
import waitForEs from '../wait-for/texts.es.json';
import waitForPtBr from '../wait-for/texts.pt-BR.json';

/** Locale → kind → what the block says on screen. */
export const texts: Readonly<Record<string, Readonly<Record<string, BlockTexts>>>> = {
  en: {
    'activate-trigger': activateTriggerEn,
    branch: branchEn,
    condition: conditionEn,
    'create-case': createCaseEn,
    email: emailEn,
    exit: exitEn,
    'go-to': goToEn,
    'message-outcome': messageOutcomeEn,
    repeat: repeatEn,
    'set-variables': setVariablesEn,
    sms: smsEn,
    split: splitEn,
    'update-contact': updateContactEn,
    wait: waitEn,
    'wait-for': waitForEn,
  },
  es: {
    'activate-trigger': activateTriggerEs,
    branch: branchEs,
    condition: conditionEs,
    'create-case': createCaseEs,
    email: emailEs,
    exit: exitEs,
    'go-to': goToEs,
    'message-outcome': messageOutcomeEs,
    repeat: repeatEs,
    'set-variables': setVariablesEs,
    sms: smsEs,
    split: splitEs,
    'update-contact': updateContactEs,
    wait: waitEs,
    'wait-for': waitForEs,
  },
  'pt-BR': {
    'activate-trigger': activateTriggerPtBr,
    branch: branchPtBr,
    condition: conditionPtBr,
    'create-case': createCasePtBr,
    email: emailPtBr,
    exit: exitPtBr,
    'go-to': goToPtBr,
    'message-outcome': messageOutcomePtBr,
    repeat: repeatPtBr,
    'set-variables': setVariablesPtBr,
    sms: smsPtBr,
    split: splitPtBr,
    'update-contact': updateContactPtBr,
    wait: waitPtBr,
    'wait-for': waitForPtBr,
  },
};
