const resources = [
  'contacts',
  'triggers',
  'journeys',
  'messages',
  'cases',
  'channels',
  'api-keys',
] as const;

/** Scopes to choose from; `events:write:<trigger>`, for one trigger only, is typed. */
export const knownScopes: string[] = [
  '*',
  'events:write',
  ...resources.flatMap((resource) => [`${resource}:read`, `${resource}:write`]),
];
