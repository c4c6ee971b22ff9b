import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useView } from '../state/designer-context.ts';
import { writePeople } from './people-shown.ts';

const route = getRouteApi('/signed-in/journeys/$journeyId');

/** Keeps in the address whom the drawer lists, so that a link opens it again. */
export function PeopleAddress(): null {
  const navigate = useNavigate({ from: '/journeys/$journeyId' });
  const { people } = route.useSearch();
  const shown = useView(({ drawer, people: listed }) =>
    drawer === 'people' ? writePeople(listed) : undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the drawer; with it, going back would be undone
  useEffect(() => {
    if (shown === people) return;
    void navigate({ search: (now) => ({ ...now, people: shown }), replace: true });
  }, [shown]);
  return null;
}
