import type { CheckContext } from './block-spec.ts';
import { eventScope } from './entry-scope.ts';
import type { PathLookup } from './path-lookup.ts';
import { pathLookup } from './path-lookup.ts';

/** The lookup of a place where the attributes of an awaited event can be used too. */
export function eventLookup(
  event: string | undefined,
  { lookup, triggers }: Pick<CheckContext, 'lookup' | 'triggers'>,
): PathLookup {
  if (event === undefined) return lookup;
  const ofEvent = pathLookup(eventScope(triggers.find(({ key }) => key === event)));
  return (path) => (path.startsWith('event.') ? ofEvent(path) : lookup(path));
}
