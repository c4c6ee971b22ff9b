import { AttributeType } from '@percurso/journey/attribute';
import { JsonValue } from '@percurso/journey/json-value';
import type { ContactField } from '@percurso/messaging/normalise-contact-field';
import { CONTACT_FIELD_LENGTHS } from '@percurso/messaging/normalise-contact-field';
import { z } from 'zod';
import type { ProblemCode } from '../problem-code.ts';

const attributeName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
    'A name starts with a letter and has letters, digits and _ only (64 at most).',
  );

const ContactAttributes = z.record(attributeName, JsonValue);

/** A customer. */
export const Contact = z
  .object({
    id: z.string().describe('Our id, `con_…`.'),
    externalId: z.string().nullable().describe('The id in your own system.'),
    email: z.string().nullable(),
    phone: z.string().nullable().describe('E.164, such as +5511999990000.'),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    attributes: ContactAttributes,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** An own attribute that contacts were given, and that journeys read as `contact.<name>`. */
export const ContactAttribute = z
  .object({
    name: z.string(),
    type: AttributeType.describe('As first seen, or as an import declared it.'),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().describe('To the day.'),
  })
  .meta({ id: 'ContactAttribute' });
export type ContactAttribute = z.infer<typeof ContactAttribute>;

const text = (field: ContactField) => z.string().trim().max(CONTACT_FIELD_LENGTHS[field]).nullish();

/** What may be written of a contact. Left out is left as it is; null clears. */
export const ContactFields = z
  .strictObject({
    email: text('email'),
    phone: text('phone'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    language: text('language').describe('BCP 47, such as pt-BR.'),
    timeZone: text('timeZone').describe('IANA name, such as America/Sao_Paulo.'),
    attributes: ContactAttributes.nullish().describe('Merged name by name; null clears one.'),
  })
  .meta({ id: 'ContactFields' });
export type ContactFields = z.infer<typeof ContactFields>;

export const ExternalId = z
  .string()
  .trim()
  .min(1, 'An external id has at least one character.')
  .max(200)
  .refine((text) => !text.startsWith('con_'), {
    error: 'An external id must not begin with con_.',
    params: { code: 'invalid-external-id' satisfies ProblemCode },
  });

export const NewContact = z
  .strictObject({ externalId: ExternalId.nullish(), ...ContactFields.shape })
  .meta({ id: 'NewContact' });
export type NewContact = z.infer<typeof NewContact>;

export const ContactQuery = z.object({
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Part of a name, e-mail, phone or external id; case and accents do not matter.'),
  address: z
    .enum(['phone', 'email', 'none'])
    .optional()
    .describe('Only those who have one, or neither.'),
});
export type ContactQuery = z.infer<typeof ContactQuery>;
