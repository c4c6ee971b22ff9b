import type { Permission, Resource } from './permission.ts';
import { Role } from './role.ts';

const writes: Record<Exclude<Role, 'admin'>, readonly Resource[]> = {
  viewer: [],
  marketer: ['journeys', 'contacts', 'messages'],
  engineer: ['triggers', 'tables', 'api-keys', 'channels', 'events'],
  agent: ['cases'],
};

/** Whether a member with this role may do it. Members are for admins only; everybody reads the rest. */
export function roleMay(role: Role, permission: Permission): boolean {
  if (role === 'admin') return true;
  const [resource, action] = permission.split(':');
  if (resource === 'members') return false;
  return action === 'read' || writes[role].some((written) => written === resource);
}

/** The roles that may do it, for the sentence that says who to ask. */
export function rolesFor(permission: Permission): Role[] {
  return Role.options.filter((role) => roleMay(role, permission));
}
