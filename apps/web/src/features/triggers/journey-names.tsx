import { List } from '@mantine/core';
import { AnchorLink } from './anchor-link.tsx';
import type { TriggerUse } from './trigger-view.ts';

/** Journeys by name, each a link to its canvas. */
export function JourneyNames({ journeys }: { journeys: readonly TriggerUse[] }) {
  return (
    <List size="sm" spacing={4}>
      {journeys.map(({ journeyId, name }) => (
        <List.Item key={journeyId}>
          <AnchorLink to="/journeys/$journeyId" params={{ journeyId }} size="sm">
            {name}
          </AnchorLink>
        </List.Item>
      ))}
    </List>
  );
}
