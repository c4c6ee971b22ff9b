import { isEmptyValue } from '@percurso/journey/compare-values';
import type { ContactField } from '@percurso/journey/contact-attributes';
import { CONTACT_FIELDS } from '@percurso/journey/contact-attributes';
import type { JsonValue } from '@percurso/journey/json-value';
import { normaliseContactField } from '@percurso/messaging/normalise-contact-field';
import { coerceValue } from '../kit/coerce-value.ts';
import type { MappedValue } from '../kit/mapped-value.ts';
import { resolveMappedValue } from '../kit/resolve-mapped-value.ts';
import type { EffectRun, Facts, Outcome } from '../kit/run.ts';
import type { UpdateContactConfig } from './block.ts';

const WRONG: Readonly<Record<ContactField, string>> = {
  firstName: 'too-long',
  lastName: 'too-long',
  email: 'not-an-email',
  phone: 'not-a-phone',
  language: 'not-a-language',
  timeZone: 'not-a-time-zone',
};

export const run: EffectRun<UpdateContactConfig> = {
  type: 'effect',
  async run({ config, members }) {
    return new Map(members.map(({ enrolmentId, facts }) => [enrolmentId, change(config, facts)]));
  },
};

/** Everything of one person or nothing: a value that cannot be kept leaves the others unwritten too. */
function change(config: UpdateContactConfig, facts: Facts): Outcome {
  const fields: Partial<Record<ContactField, string | null>> = {};
  for (const column of CONTACT_FIELDS) {
    const mapped = config.fields[column];
    const value = mapped ? givenTo(mapped, facts) : undefined;
    if (value === undefined) continue;
    const read = readColumn(column, value);
    if ('reason' in read) return { port: 'error', reason: read.reason };
    fields[column] = read.value;
  }
  const attributes = Object.entries(config.attributes).flatMap(
    ([name, mapped]): [string, JsonValue][] => {
      const value = givenTo(mapped, facts);
      return value === undefined ? [] : [[name, value]];
    },
  );
  if (Object.keys(fields).length === 0 && attributes.length === 0) return { port: 'next' };
  return {
    port: 'next',
    writes: [{ type: 'update-contact', fields, attributes: Object.fromEntries(attributes) }],
    ...(fields.email ? { taken: { port: 'error', reason: `email-taken: ${fields.email}` } } : {}),
  };
}

/** Null empties; undefined leaves as it is, which an attribute does that has no value. */
function givenTo(mapped: MappedValue, facts: Facts): JsonValue | undefined {
  const value = resolveMappedValue(mapped, facts);
  const blank = typeof value === 'string' && value.trim() === '';
  if (!blank && !isEmptyValue(value)) return value;
  return mapped.from === 'value' ? null : undefined;
}

function readColumn(
  column: ContactField,
  value: JsonValue,
): { value: string | null } | { reason: string } {
  const text = coerceValue(value, 'text');
  if (!text.ok) return { reason: `not-a-text: ${column}` };
  if (typeof text.value !== 'string') return { value: null };
  const read = normaliseContactField(column, text.value);
  if (read !== undefined) return { value: read };
  const wrong = WRONG[column];
  return { reason: `${wrong}: ${wrong === 'too-long' ? column : text.value.slice(0, 100)}` };
}
