import type { Sql } from '@percurso/db/connect';
import type { ProblemCode } from '../problem-code.ts';
import type { FieldError } from '../service-error.ts';
import { ServiceError } from '../service-error.ts';
import { toContactId } from './contact-id.ts';

const FIELDS: Readonly<
  Record<
    string,
    { field: 'email' | 'externalId'; column: string; word: string; taken: ProblemCode }
  >
> = {
  contacts_email: { field: 'email', column: 'email', word: 'e-mail address', taken: 'email-taken' },
  contacts_external_id: {
    field: 'externalId',
    column: 'external_id',
    word: 'external id',
    taken: 'external-id-taken',
  },
};

interface Wanted {
  workspaceId: string;
  email?: string | null | undefined;
  externalId?: string | null | undefined;
}

/**
 * What to throw for a failed write of a contact: `conflict` naming the contact that has the address
 * or external id already, else the error itself.
 */
export async function contactConflict(sql: Sql, error: unknown, wanted: Wanted): Promise<unknown> {
  const { code, constraint_name: name } = error as { code?: string; constraint_name?: string };
  const clash = code === '23505' ? FIELDS[name ?? ''] : undefined;
  if (!clash) return error;
  const value = wanted[clash.field] ?? null;
  const [other] = await sql<{ id: string }[]>`
    select id from contacts
    where workspace_id = ${wanted.workspaceId} and ${sql(clash.column)} = ${value}`;
  const message = other
    ? `already belongs to contact ${toContactId(other.id)}`
    : 'belonged to another contact a moment ago; try again';
  const problem: Pick<FieldError, 'code' | 'values'> = other
    ? { code: clash.taken, values: { contactId: toContactId(other.id) } }
    : { code: 'identifier-just-taken' };
  return new ServiceError('conflict', {
    detail: `The ${clash.word} ${value ?? ''} ${message}.`,
    errors: [{ path: clash.field, message, ...problem }],
    ...(other ? { extra: { contactId: toContactId(other.id) } } : {}),
  });
}
