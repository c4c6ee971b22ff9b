import { List } from '@mantine/core';
import { TextLink } from '../../components/text-link.tsx';
import type { TriggerUse } from './trigger-view.ts';

/** Journeys by name, each a link to its canvas. */
export function JourneyNames({ journeys }: { journeys: readonly TriggerUse[] }) {
  return (
    <List size="sm" spacing={4}>
      {journeys.map(({ journeyId, name }) => (
        <List.Item key={journeyId}>
          <TextLink to="/journeys/$journeyId" params={{ journeyId }} size="sm">
            {name}
          </TextLink>
        </List.Item>
      ))}
    </List>
  );
}
