import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { toInstant } from '../../../components/attributes/local-instant.ts';
import type { ChangeRule } from '../../../components/attributes/trigger-option.ts';
import type { PickedContact } from '../../../components/contact-picker.tsx';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { testAttributes } from '../../../components/test-values/test-values.ts';
import type { RecordForm } from './record-form.ts';
import { recordEventOf } from './record-form.ts';
import type { SimulationSetup } from './simulation-query.ts';

type ConsentChoice = '' | 'opted-in' | 'opted-out';

/** Somebody made up, as the form holds them. */
export interface PersonForm {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  language: string;
  timeZone: string;
  /** What is recorded for both purposes of a channel; '' for nothing. */
  sms: ConsentChoice;
  mail: ConsentChoice;
  attributes: readonly { name: string; value: string }[];
}

/** What the form of a test holds. */
export interface TestForm {
  who: 'customer' | 'made-up';
  contact: PickedContact | null;
  person: PersonForm;
  values: Readonly<Record<string, TestValue>>;
  /** The event of a record, and of which trigger; null while it is the one that the form suggests. */
  record: (RecordForm & { of: string }) | null;
  /** The case that suggestion is of; null for the customer's newest. */
  caseId: string | null;
  /** When it starts, as a date field holds it; '' for now. */
  at: string;
}

const nobody: PersonForm = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  language: '',
  timeZone: '',
  sms: '',
  mail: '',
  attributes: [],
};

export const emptyForm: TestForm = {
  who: 'customer',
  contact: null,
  person: nobody,
  values: {},
  record: null,
  caseId: null,
  at: '',
};

/** What the form needs to know of the trigger of the journey, and of customers. */
interface FormKnows {
  attributes: readonly Attribute[];
  /** Of a trigger of records: what it is about, and its event. */
  change: { rule: ChangeRule; record: RecordForm } | null;
  /** Of customers, beside their columns. */
  contactAttributes: readonly Pick<Attribute, 'name' | 'type'>[];
}

/** The setup a form describes; null while nobody is chosen. */
export function setupOf(
  form: TestForm,
  { attributes, change, contactAttributes }: FormKnows,
): SimulationSetup | null {
  if (form.who === 'customer' && !form.contact) return null;
  const customer = form.who === 'customer' ? (form.contact?.id ?? '') : null;
  const event = change
    ? recordEventOf(change.rule, change.record, customer)
    : testAttributes(attributes, form.values);
  const at = toInstant(form.at);
  const contact = customer ?? personOf(form.person, contactAttributes);
  return { contact, event, ...(at === undefined ? {} : { at }) };
}

function personOf(
  person: PersonForm,
  known: readonly Pick<Attribute, 'name' | 'type'>[],
): Exclude<SimulationSetup['contact'], string> {
  const { sms, mail, attributes, ...fields } = person;
  const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  const own = attributes.filter(({ name }) => name.trim() !== '');
  const both = (channel: 'sms' | 'email', state: ConsentChoice) =>
    state === '' ? [] : PURPOSES.map((purpose) => ({ channel, purpose, state }));
  return {
    ...Object.fromEntries(filled.map(([name, value]) => [name, value.trim()])),
    ...(own.length > 0 && {
      attributes: Object.fromEntries(own.map((row) => readOwn(row, known))),
    }),
    // A consent belongs to an address; without one there is nothing to be recorded for.
    consents: [
      ...(fields.phone.trim() === '' ? [] : both('sms', sms)),
      ...(fields.email.trim() === '' ? [] : both('email', mail)),
    ],
  };
}

const PURPOSES = ['transactional', 'commercial'] as const;

function readOwn(
  row: PersonForm['attributes'][number],
  known: readonly Pick<Attribute, 'name' | 'type'>[],
): [string, JsonValue] {
  const name = row.name.trim();
  const type = known.find((one) => one.name === name)?.type;
  const text = row.value.trim();
  if (type === 'text' || type === 'date-time') return [name, text];
  if (type === 'list') return [name, text === '' ? [] : text.split(',').map((one) => one.trim())];
  return [name, readValue(text)];
}

/** Where the type is not known: a number or a yes is meant as one, all else is text. */
function readValue(trimmed: string): string | number | boolean {
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  const number = Number(trimmed);
  return trimmed !== '' && Number.isFinite(number) ? number : trimmed;
}
