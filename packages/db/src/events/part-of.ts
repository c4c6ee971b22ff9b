/** Number of partitions a workspace's events are routed in; the database makes them with the workspace. */
export const PARTS = 8;

/**
 * The routing partition (0..7) of a contact: FNV-1a over its plain uuid. Stable for ever, because
 * events of one contact must stay in one partition to keep their order.
 */
export function partOf(contactId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < contactId.length; index += 1) {
    hash = Math.imul(hash ^ contactId.charCodeAt(index), 0x01000193);
  }
  // The low bits of FNV are the weak ones.
  return (hash >>> 24) % PARTS;
}
