import type { Role } from '../../app/permissions.ts';

/** From the least rights to all of them. */
export const roles: readonly Role[] = ['viewer', 'agent', 'marketer', 'engineer', 'admin'];
