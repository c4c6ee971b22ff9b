import { useMe } from './session.ts';

export type Role = 'viewer' | 'marketer' | 'engineer' | 'agent' | 'admin';

/** What the screens ask for before they offer something; the server checks again. */
export type Permission =
  | 'journeys:write'
  | 'contacts:write'
  | 'messages:write'
  | 'triggers:write'
  | 'api-keys:write'
  | 'channels:write'
  | 'cases:write'
  | 'members:write';

/** Kept only to name whom to ask; what the person may do themselves, the server says. */
const granted: Record<Permission, Role[]> = {
  'journeys:write': ['marketer', 'admin'],
  'contacts:write': ['marketer', 'admin'],
  'messages:write': ['marketer', 'admin'],
  'triggers:write': ['engineer', 'admin'],
  'api-keys:write': ['engineer', 'admin'],
  'channels:write': ['engineer', 'admin'],
  'cases:write': ['agent', 'admin'],
  'members:write': ['admin'],
};

/** The roles that may do it, for the sentence that says whom to ask. */
export function rolesFor(permission: Permission): Role[] {
  return granted[permission];
}

/** Whether the signed-in person may do it here. */
export function useMay(permission: Permission): boolean {
  return useMayAny()([permission]);
}

/** Asks whether the signed-in person may do at least one of several things. */
export function useMayAny(): (wanted: Permission[]) => boolean {
  const { permissions } = useMe();
  return (wanted) => wanted.some((permission) => permissions.includes(permission));
}
