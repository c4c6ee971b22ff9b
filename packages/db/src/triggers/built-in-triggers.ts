import type { RecordRule } from '@percurso/engine/records/record-rule';
import type { Attribute } from '@percurso/journey/attribute';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';

/** A trigger that every workspace has. The web app has its name in the reader's language, by its key. */
export interface BuiltInTrigger {
  key: string;
  name: string;
  description: string;
  kind: 'record' | 'interaction';
  attributes: readonly Attribute[];
  record: RecordRule | null;
}

/** What can be heard of a message; the key of its trigger is `message-<kind>`. */
export const INTERACTIONS = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'blocked',
  'replied',
  'unsubscribed',
] as const;
export type Interaction = (typeof INTERACTIONS)[number];

/** Key of the trigger of answers that journeys give to those that started them. */
export const ANSWER_TRIGGER = 'journey-answered';

const anybody: RecordRule['sources'] = ['people', 'api', 'import', 'journeys'];

const ofMessage: readonly Attribute[] = [
  { name: 'messageId', type: 'text' },
  { name: 'journeyId', type: 'text' },
  { name: 'journeyName', type: 'text' },
  { name: 'blockId', type: 'text' },
  { name: 'channel', type: 'text', options: ['sms', 'email'] },
];

const told: Record<Interaction, { name: string; description: string; more?: Attribute }> = {
  sent: { name: 'Message sent', description: 'The provider took a message of a journey.' },
  delivered: { name: 'Message delivered', description: 'A message reached its address.' },
  opened: { name: 'Message opened', description: 'A message was opened.' },
  clicked: {
    name: 'Message link clicked',
    description: 'A link in a message was clicked.',
    more: { name: 'link', type: 'text' },
  },
  bounced: {
    name: 'Message bounced',
    description: 'A message came back.',
    more: { name: 'reason', type: 'text' },
  },
  blocked: {
    name: 'Message blocked',
    description: 'A message was not sent: a check held it back, or the provider refused it.',
    more: { name: 'reason', type: 'text' },
  },
  replied: {
    name: 'Message replied to',
    description: 'A message was answered.',
    more: { name: 'text', type: 'text' },
  },
  unsubscribed: {
    name: 'Message unsubscribed from',
    description: 'Somebody wants no more messages of this kind.',
  },
};

/** The triggers of a workspace that nobody makes and nobody can change. */
export const BUILT_IN_TRIGGERS: readonly BuiltInTrigger[] = [
  onContact('contact-created', {
    name: 'Contact created',
    description: 'A contact was added, by whomever.',
    actions: ['created'],
  }),
  onContact('contact-email-changed', {
    name: 'Contact e-mail changed',
    description: 'The e-mail address of a contact was changed.',
    actions: ['updated'],
    columns: ['email'],
  }),
  onContact('contact-phone-changed', {
    name: 'Contact phone changed',
    description: 'The phone number of a contact was changed.',
    actions: ['updated'],
    columns: ['phone'],
  }),
  onCase('case-opened', {
    name: 'Case opened',
    description: 'A case was opened.',
    actions: ['created'],
  }),
  onCase('case-status-changed', {
    name: 'Case status changed',
    description: 'The status of a case was changed.',
    actions: ['updated'],
    columns: ['status'],
  }),
  {
    key: ANSWER_TRIGGER,
    name: 'Journey answered',
    description: 'A journey ended that a step of another started and waits for.',
    kind: 'interaction',
    attributes: [
      { name: 'outcome', type: 'text', options: ['finished', 'exited', 'refused'] },
      { name: 'reason', type: 'text' },
      { name: 'journeyId', type: 'text' },
    ],
    record: null,
  },
  ...INTERACTIONS.map((kind): BuiltInTrigger => {
    const { name, description, more } = told[kind];
    const attributes = more ? [...ofMessage, more] : ofMessage;
    const key = `message-${kind}`;
    return { key, name, description, kind: 'interaction', attributes, record: null };
  }),
];

interface Told {
  name: string;
  description: string;
  actions: RecordRule['actions'];
  columns?: string[];
}

function onContact(key: string, of: Told): BuiltInTrigger {
  return onRecord(key, of, { table: 'contact', audience: 'id' });
}

function onCase(key: string, of: Told): BuiltInTrigger {
  return onRecord(key, of, { table: 'case', audience: 'contactId' });
}

function onRecord(
  key: string,
  { name, description, actions, columns = [] }: Told,
  rule: Pick<RecordRule, 'table' | 'audience'>,
): BuiltInTrigger {
  const attributes = TABLE_ATTRIBUTES[rule.table];
  const record: RecordRule = { ...rule, actions, columns, sources: anybody };
  return { key, name, description, kind: 'record', attributes, record };
}
