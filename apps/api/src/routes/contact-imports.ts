import { importContacts } from '@percurso/services/contact-imports/import-contacts';
import { ImportQuery, ImportResult } from '@percurso/services/contact-imports/import-schema';
import { z } from 'zod';
import { readText } from '../read-text.ts';
import { createRouter, declareRoute, jsonResponse } from '../route-kit.ts';

const CSV = z.string().meta({
  description: [
    'A header and rows, in UTF-8 or in the charset that Content-Type names.',
    'Columns: externalId, email, phone, firstName, lastName, language, timeZone;',
    'attributes.<name> for own attributes, with :number, :boolean or :date-time where it is no text;',
    'consent.<sms or email>.<transactional or commercial> with opted-in or opted-out.',
    'A column without a name is left out; an empty cell leaves what is stored as it is.',
  ].join(' '),
  example:
    'externalId,email,firstName,consent.email.commercial\n4711,ana@example.com,Ana,opted-in\n',
});

const imports = declareRoute({
  method: 'post',
  path: '/contacts/import',
  tags: ['contacts'],
  summary: 'Create or change a contact for each row of a CSV text, by external id, else by e-mail',
  requires: 'contacts:write',
  request: {
    query: ImportQuery,
    body: { required: true, content: { 'text/csv': { schema: CSV } } },
  },
  responses: { 200: jsonResponse(ImportResult, 'What was done, and which rows were refused.') },
});

export function contactImportRoutes() {
  return createRouter().openapi(imports, async (c) => {
    const csv = await readText(c);
    const input = { ...c.req.valid('query'), csv };
    return c.json(await importContacts({ ctx: c.var.ctx, input }), 200);
  });
}
