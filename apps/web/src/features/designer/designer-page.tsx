import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { contactAttributesQuery } from '../../components/attributes/contact-attributes-query.ts';
import { triggersQuery } from '../../components/attributes/triggers-query.ts';
import { channelsQuery } from '../../components/channels-query.ts';
import { Failure } from '../../components/failure.tsx';
import classes from './designer.module.css';
import { Designer } from './designer.tsx';
import { journeyQuery } from './journey-query.ts';
import type { JourneyView } from './state/journey-view.ts';

const route = getRouteApi('/signed-in/journeys/$journeyId');

/** The designer of one journey: loads it, and the triggers and own attributes of customers it can use. */
export function DesignerPage() {
  const { journeyId } = route.useParams();
  const { block, run, numbers, period, channel, people } = route.useSearch();
  const queries = useQueryClient();
  const journey = useQuery(journeyQuery(journeyId));
  const triggers = useQuery(triggersQuery);
  const contactAttributes = useQuery(contactAttributesQuery);
  const channels = useQuery(channelsQuery);
  // Counted up to open the journey anew with what the server has.
  const [opening, setOpening] = useState(0);
  const reopen = async (next: JourneyView | null): Promise<void> => {
    if (next) queries.setQueryData(journeyQuery(journeyId).queryKey, next);
    else await journey.refetch();
    setOpening((count) => count + 1);
    await queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
  };
  const failed = journey.error ?? triggers.error ?? contactAttributes.error;
  if (journey.data && triggers.data && contactAttributes.data) {
    return (
      <Designer
        key={`${journeyId}/${opening}`}
        journey={journey.data}
        triggers={triggers.data}
        contactAttributes={contactAttributes.data}
        senders={channels.data?.items.find(({ channel: one }) => one === 'sms')?.senders}
        startAt={block}
        pathOf={run}
        numbersOf={{ version: numbers, period, channel }}
        peopleOf={people}
        onReopen={(next) => void reopen(next)}
      />
    );
  }
  return (
    <main className={classes.waiting}>
      {failed ? (
        <Failure
          error={failed}
          onRetry={() => {
            void journey.refetch();
            void triggers.refetch();
            void contactAttributes.refetch();
          }}
        />
      ) : (
        <Loader />
      )}
    </main>
  );
}
