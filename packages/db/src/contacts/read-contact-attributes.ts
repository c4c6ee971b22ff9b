import type { Attribute } from '@percurso/journey/attribute';
import type { Sql, Transaction } from '../connect.ts';

/** More would not be looked through by anybody; a name made of data would fill the list. */
const most = 1000;

/** An own attribute that contacts of a workspace were given. */
export interface KnownAttribute extends Pick<Attribute, 'name' | 'type'> {
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** The own attributes of a workspace's contacts by name, the latest ones where there are too many. */
export async function readContactAttributes(
  sql: Sql | Transaction,
  workspaceId: string,
): Promise<KnownAttribute[]> {
  return await sql<KnownAttribute[]>`
    select name, type, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt" from (
      select * from contact_attributes where workspace_id = ${workspaceId}
      order by last_seen_at desc, name limit ${most}) as latest
    order by name`;
}
