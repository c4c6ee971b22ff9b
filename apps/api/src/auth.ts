import type { Database } from '@percurso/db/connect';
import { schema } from '@percurso/db/connect';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { organization } from 'better-auth/plugins';
import { v7 } from 'uuid';

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by e-mail and password. Nobody signs up alone: admins add members. */
export function createAuth({
  db,
  secret,
  publicUrl,
}: {
  db: Database;
  secret: string;
  publicUrl: string;
}) {
  const workspaceFields = { organizationId: 'workspaceId' };
  return betterAuth({
    baseURL: publicUrl,
    secret,
    database: drizzleAdapter(db.orm, {
      provider: 'pg',
      schema: {
        user: schema.users,
        session: schema.sessions,
        account: schema.accounts,
        verification: schema.verifications,
        workspace: schema.workspaces,
        member: schema.members,
        invitation: schema.invitations,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: { database: { generateId: () => v7() } },
    plugins: [
      organization({
        schema: {
          organization: { modelName: 'workspace' },
          member: { fields: workspaceFields },
          invitation: { fields: workspaceFields },
          session: { fields: { activeOrganizationId: 'activeWorkspaceId' } },
        },
      }),
    ],
  });
}
