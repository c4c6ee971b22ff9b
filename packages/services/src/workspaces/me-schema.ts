import { z } from 'zod';
import { Role } from '../access/role.ts';

const Workspace = z.object({ id: z.uuid(), name: z.string(), slug: z.string() });

/** Who asks, where, and what they may do there. */
export const Me = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable(),
    workspace: Workspace,
    role: Role.nullable().describe('Null for an API key.'),
    permissions: z.array(z.string()).describe('For example triggers:write.'),
    workspaces: z.array(Workspace.extend({ role: Role })),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const ChosenWorkspace = z
  .strictObject({ workspaceId: z.uuid() })
  .meta({ id: 'ChosenWorkspace' });
