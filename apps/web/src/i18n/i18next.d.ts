import 'i18next';
import type app from '../app/texts.en.json';
import type attributes from '../components/attributes/texts.en.json';
import type builtInTriggers from '../components/built-in-triggers/texts.en.json';
import type decision from '../components/decision/texts.en.json';
import type journeyLife from '../components/journey-life/texts.en.json';
import type messageContent from '../components/message-content/texts.en.json';
import type problemWords from '../components/problem-words/texts.en.json';
import type testValues from '../components/test-values/texts.en.json';
import type components from '../components/texts.en.json';
import type cases from '../features/cases/texts.en.json';
import type consent from '../features/consent/texts.en.json';
import type customers from '../features/customers/texts.en.json';
import type compare from '../features/designer/compare/texts.en.json';
import type firstUse from '../features/designer/first-use/texts.en.json';
import type outline from '../features/designer/outline/texts.en.json';
import type personalisation from '../features/designer/personalisation/texts.en.json';
import type sharing from '../features/designer/sharing/texts.en.json';
import type testing from '../features/designer/testing/texts.en.json';
import type designer from '../features/designer/texts.en.json';
import type health from '../features/health/texts.en.json';
import type journeys from '../features/journeys/texts.en.json';
import type messages from '../features/messages/texts.en.json';
import type settings from '../features/settings/texts.en.json';
import type signIn from '../features/sign-in/texts.en.json';
import type triggers from '../features/triggers/texts.en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof app;
      attributes: typeof attributes;
      'built-in-triggers': typeof builtInTriggers;
      components: typeof components;
      decision: typeof decision;
      'journey-life': typeof journeyLife;
      'message-content': typeof messageContent;
      'problem-words': typeof problemWords;
      cases: typeof cases;
      consent: typeof consent;
      customers: typeof customers;
      designer: typeof designer;
      health: typeof health;
      journeys: typeof journeys;
      messages: typeof messages;
      outline: typeof outline;
      personalisation: typeof personalisation;
      settings: typeof settings;
      compare: typeof compare;
      'first-use': typeof firstUse;
      sharing: typeof sharing;
      'sign-in': typeof signIn;
      'test-values': typeof testValues;
      testing: typeof testing;
      triggers: typeof triggers;
      blocks: Record<string, string>;
    };
  }
}
