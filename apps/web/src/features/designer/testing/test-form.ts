import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { localInstant, toInstant } from '../../../components/attributes/local-instant.ts';
import type { PickedContact } from '../../../components/contact-picker.tsx';
import type { TestValue } from '../../../components/test-values/test-values.ts';
import { testAttributes } from '../../../components/test-values/test-values.ts';
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
  /** Attributes of an event of a record, as JSON. */
  record: string;
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
  record: '',
  at: '',
};

/** What keeps the form from being run. */
type FormGap = 'contact' | 'record' | null;

/** The setup a form describes, or which of its fields keeps it from being one. */
export function setupOf(
  form: TestForm,
  {
    attributes,
    ofRecord,
    contactAttributes,
  }: {
    attributes: readonly Attribute[];
    ofRecord: boolean;
    contactAttributes: readonly Pick<Attribute, 'name' | 'type'>[];
  },
): { setup: SimulationSetup } | { gap: NonNullable<FormGap> } {
  if (form.who === 'customer' && !form.contact) return { gap: 'contact' };
  const event = ofRecord ? readRecord(form.record) : testAttributes(attributes, form.values);
  if (!event) return { gap: 'record' };
  const at = toInstant(form.at);
  const contact =
    form.who === 'customer' ? (form.contact?.id ?? '') : personOf(form.person, contactAttributes);
  return { setup: { contact, event, ...(at === undefined ? {} : { at }) } };
}

function readRecord(text: string): Record<string, JsonValue> | null {
  if (text.trim() === '') return {};
  try {
    const read: unknown = JSON.parse(text);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

/** What JSON.parse gives for an object is one of JSON values. */
function isRecord(value: unknown): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/** The values of an event as the fields of the form hold them. */
export function valuesOf(
  attributes: readonly Attribute[],
  event: Readonly<Record<string, JsonValue>>,
): Record<string, TestValue> {
  return Object.fromEntries(
    attributes.map(({ name, type }) => [name, heldValue(type, event[name] ?? null)]),
  );
}

function heldValue(type: Attribute['type'], value: JsonValue): TestValue {
  if (value === null) return null;
  if (type === 'number') return typeof value === 'number' ? value : null;
  if (type === 'list') return Array.isArray(value) ? value.map(String) : null;
  if (type === 'date-time') return localInstant(value) || null;
  return String(value);
}
