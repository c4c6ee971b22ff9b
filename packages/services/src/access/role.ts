import { z } from 'zod';

/** What a member may do in a workspace; `role-permissions.ts` says what each may write. */
export const Role = z
  .enum(['viewer', 'marketer', 'engineer', 'agent', 'admin'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;
