import type { Transaction } from '@percurso/db/connect';
import { liftSuppression } from '@percurso/db/engine/suppressions';
import { newId } from '@percurso/db/new-id';
import { runTransaction } from '@percurso/db/run-transaction';
import { normaliseEmail } from '@percurso/messaging/normalise-email';
import { normalisePhone } from '@percurso/messaging/normalise-phone';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import type { ProblemCode } from '../problem-code.ts';
import { ServiceError } from '../service-error.ts';
import type { ConsentRow } from './consent-row.ts';
import { consentColumns, toConsent } from './consent-row.ts';
import type { Channel, Consent, NewConsent } from './consent-schema.ts';

const POINTS = {
  sms: { field: 'phone', word: 'phone number', example: '+5511999990000', normalise: phoneOf },
  email: {
    field: 'email',
    word: 'e-mail address',
    example: 'ana@example.com',
    normalise: normaliseEmail,
  },
} as const;

/**
 * Records that a contact point opted in or out; what was recorded before stays as history. The
 * contact is locked, so no message is handed over on the strength of the older record meanwhile. Who
 * opts in has an address that works: what a bounce or a complaint suppressed is lifted.
 */
export async function setConsent({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string } & NewConsent;
}): Promise<Consent> {
  const { workspaceId } = ctx;
  const { actor } = ctx;
  const source = actor.type === 'user' ? 'person' : 'api';
  const by = actor.type === 'user' ? actor.name : null;
  const row = await runTransaction(ctx.db.sql, async (tx) => {
    const contactId = await findContact(tx, { workspaceId, ref: input.contact });
    const address = await addressOf(tx, { contactId, input });
    const rows = await tx<ConsentRow[]>`
      insert into consents (id, workspace_id, contact_id, channel, address, purpose, state, source,
        reason, by, at)
      values (${newId()}, ${workspaceId}, ${contactId}, ${input.channel}, ${address}, ${input.purpose},
        ${input.state}, ${source}, ${input.reason || null}, ${by}, percurso_now())
      returning ${consentColumns(tx)}`;
    if (input.state === 'opted-in') {
      const { channel } = input;
      await liftSuppression(tx, { workspaceId, secret: ctx.secret, channel, address });
    }
    return rows[0] as ConsentRow;
  });
  return toConsent(row);
}

async function addressOf(
  tx: Transaction,
  {
    contactId,
    input,
  }: { contactId: string; input: { channel: Channel; address?: string | undefined } },
): Promise<string> {
  const [contact] = await tx<{ phone: string | null; email: string | null }[]>`
    select phone, email from contacts where id = ${contactId} for no key update`;
  const { field, word, example, normalise } = POINTS[input.channel];
  if (input.address === undefined) {
    const own = contact?.[field];
    if (own) return own;
    throw invalidAddress(`is needed: this contact has no ${word} of its own`, 'address-missing');
  }
  const address = normalise(input.address);
  if (address !== undefined) return address;
  throw invalidAddress(`must be a valid ${word} such as ${example}`, `invalid-${field}`);
}

function phoneOf(text: string): string | undefined {
  return normalisePhone(text);
}

function invalidAddress(message: string, code: ProblemCode): ServiceError {
  return new ServiceError('invalid', {
    detail: `address ${message}.`,
    errors: [{ path: 'address', message, code }],
  });
}
