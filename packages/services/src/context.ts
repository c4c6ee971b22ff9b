import type { Database } from '@percurso/db/connect';
import type { EngineDeps } from '@percurso/engine/advance-context';
import type { Role } from './access/role.ts';

/** Who asks. `system` is the product itself: seeding, the first admin. */
export type Actor =
  | { type: 'user'; userId: string; name: string; role: Role }
  | { type: 'api-key'; keyId: string; scopes: string[] }
  | { type: 'system' };

/** What every verb is given beside its input: whose data, for whom, and where links point. */
export interface ServiceContext {
  db: Database;
  workspaceId: string;
  actor: Actor;
  /** Base address of links in messages, without a slash at the end. */
  publicUrl: string;
  /** Key that encrypts what providers must be told and nobody may read. */
  secret: string;
  /** Renders templates; left out where nothing is simulated. */
  render?: EngineDeps['render'] | undefined;
  /** Where Temporal's web pages show workflows by their ids. */
  workflowPages?: string | undefined;
  locale?: string | undefined;
}
