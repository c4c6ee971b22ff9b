import type { Attribute } from '@percurso/journey/attribute';
import { CONTACT_FIELDS } from '@percurso/journey/contact-attributes';
import type { JsonValue } from '@percurso/journey/json-value';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { ChangeRule } from '../../../components/attributes/trigger-option.ts';
import type { PersonForm } from './test-form.ts';

type Json = Record<string, JsonValue>;

/** What an example of a case is about; the rest of it reads alike in every language. */
interface ExampleWords {
  subject: string;
}

const CONTACT: Json = {
  externalId: 'C-1001',
  email: 'ana@example.com',
  phone: '+5511999990000',
  firstName: 'Ana',
  lastName: 'Souza',
  language: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
};

const BEFORE: Json = { email: 'ana.souza@example.com', phone: '+5511888880000' };

/**
 * An event such as a trigger with this rule has it, of the record if there is one. Where the trigger is
 * about changes, its first column is the one that changed, to what the record has now.
 */
export function exampleRecord(rule: ChangeRule, words: ExampleWords, known: Json | null): Json {
  const columns = TABLE_ATTRIBUTES[rule.table];
  const record: Json =
    known ??
    (rule.table === 'contact' ? CONTACT : { number: 1001, priority: 'High', ...words, ...NO_ONE });
  if (rule.actions.includes('created')) {
    return { record: { ...optionsOf(columns, 'first'), ...record }, before: null, changed: [] };
  }
  const name = rule.columns[0] ?? columns.find(({ options }) => options)?.name ?? 'email';
  const after: Json = { ...optionsOf(columns, 'last'), ...record };
  const before = { ...after, [name]: earlier(columns, name, after[name] ?? null) };
  return { record: after, before, changed: [name] };
}

const NO_ONE: Json = { contactId: null, reportedById: null };

/** Somebody made up as the record of a contact: what is filled in, over the example. */
export function exampleContact(person: PersonForm): Json {
  const filled = CONTACT_FIELDS.filter((name) => person[name].trim() !== '');
  return { ...CONTACT, ...Object.fromEntries(filled.map((name) => [name, person[name].trim()])) };
}

function optionsOf(columns: readonly Attribute[], which: 'first' | 'last'): Json {
  return Object.fromEntries(
    columns.flatMap(({ name, options }) =>
      options ? [[name, options.at(which === 'first' ? 0 : -1) ?? null]] : [],
    ),
  );
}

/** Another value than it has now: of a list the one before it. */
function earlier(columns: readonly Attribute[], name: string, now: JsonValue): JsonValue {
  const options = columns.find((column) => column.name === name)?.options;
  if (!options) return now === BEFORE[name] ? null : (BEFORE[name] ?? null);
  const at = options.indexOf(String(now));
  return options[at > 0 ? at - 1 : 1] ?? null;
}
