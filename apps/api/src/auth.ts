import type { Database } from '@percurso/db/connect';
import { schema } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import { hashPassword } from '@percurso/services/crypto/hash-password';
import { verifyPassword } from '@percurso/services/crypto/verify-password';
import { findMembership } from '@percurso/services/members/find-membership';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { organization } from 'better-auth/plugins';
import type { pino } from 'pino';

export type Auth = ReturnType<typeof createAuth>;

/** Header with the address of the caller; `auth-routes.ts` overwrites whatever was sent under it. */
export const addressHeader = 'x-percurso-address';

const workspaceFields = { organizationId: 'workspaceId' };

/** Sign-in by e-mail and password. Nobody signs up alone: admins add members. */
export function createAuth({
  db,
  secret,
  publicUrl,
  logger,
}: {
  db: Database;
  secret: string;
  publicUrl: string;
  logger?: pino.Logger | undefined;
}) {
  return betterAuth({
    appName: 'Percurso',
    baseURL: publicUrl,
    secret,
    trustedOrigins: trustedOrigins(publicUrl),
    telemetry: { enabled: false },
    // Its messages without what it adds to them: that may be the address somebody signed in with.
    logger: { level: 'error', log: (_level, message) => logger?.warn(`better-auth: ${message}`) },
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
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      // On in production anyway; said, so that tests have them too.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    rateLimit: {
      // Per address; an office behind one address signs in together in the morning.
      customRules: { '/sign-in/email': { window: 60, max: 60 } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const { userId } = session;
            const membership = await findMembership(db, { userId, preferred: null });
            const activeOrganizationId = membership?.workspaceId ?? null;
            return { data: { ...session, activeOrganizationId } };
          },
        },
      },
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
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

/** The public address, and on one machine both names of it, since people type either. */
function trustedOrigins(publicUrl: string): string[] {
  const { origin, protocol, port } = new URL(publicUrl);
  const suffix = port === '' ? '' : `:${port}`;
  const local = ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${suffix}`);
  return local.includes(origin) ? local : [origin];
}
