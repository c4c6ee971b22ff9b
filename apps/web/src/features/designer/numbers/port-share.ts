/** The part of those who left a step that went this way; 0 while nobody has. */
export function portShare(ports: Readonly<Record<string, number>>, port: string): number {
  const all = Object.entries(ports).reduce(
    (sum, [name, count]) => (name === 'moved-out' ? sum : sum + count),
    0,
  );
  return all === 0 ? 0 : (ports[port] ?? 0) / all;
}
