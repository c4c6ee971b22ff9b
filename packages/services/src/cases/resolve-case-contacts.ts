import type { Sql, Transaction } from '@percurso/db/connect';
import { findContact } from '../contacts/find-contact.ts';
import { ServiceError } from '../service-error.ts';

type Ref = string | null | undefined;

/**
 * The uuids of the contacts a write names; what is left out stays undefined. Throws `invalid` naming
 * the field where there is no such contact.
 */
export async function resolveCaseContacts(
  sql: Sql | Transaction,
  {
    workspaceId,
    contactId,
    reportedById,
  }: { workspaceId: string; contactId: Ref; reportedById: Ref },
): Promise<{ contactId: Ref; reportedById: Ref }> {
  const find = async (field: string, ref: Ref): Promise<Ref> => {
    if (ref === undefined || ref === null) return ref;
    try {
      return await findContact(sql, { workspaceId, ref });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      throw new ServiceError('invalid', {
        detail: error.detail,
        errors: [{ path: field, message: error.detail, ...error.problem }],
      });
    }
  };
  return {
    contactId: await find('contactId', contactId),
    reportedById: await find('reportedById', reportedById),
  };
}
