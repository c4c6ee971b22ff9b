import { builtInName } from '../../../components/built-in-triggers/built-in-trigger.ts';

interface Cycle {
  name: string;
  links?: { name: string; trigger: { key: string; name: string } }[] | undefined;
}

/** Journeys that start one another, and by what, back to the first. */
export function describeCycle({ name, links = [] }: Cycle): string {
  const [first] = links;
  if (!first) return name;
  const way = links.map((link) => {
    const { key, name: called } = link.trigger;
    return `“${link.name}” → ${builtInName(key, called)}`;
  });
  return [...way, `“${first.name}”`].join(' → ');
}
