/** What a route needs: read or write one kind of resource. Routes and API keys name the same ones. */
export const resources = [
  'api-keys',
  'cases',
  'channels',
  'contacts',
  'events',
  'journeys',
  'members',
  'messages',
  'tables',
  'triggers',
] as const;
export type Resource = (typeof resources)[number];
export type Permission = `${Resource}:read` | `${Resource}:write`;

export const permissions: readonly Permission[] = resources.flatMap((resource): Permission[] => [
  `${resource}:read`,
  `${resource}:write`,
]);
