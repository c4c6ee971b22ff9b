import type { JsonValue } from '@percurso/journey/json-value';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { DecisionFacts } from '../../../components/decision/describe-decision.ts';
import type { JourneyStart } from './startable-journeys.ts';

/** Whether the customer would be let in as things stand. */
export type EntryAnswer =
  | { kind: 'checking' }
  /** An attribute that is required has no value yet. */
  | { kind: 'incomplete' }
  | { kind: 'unknown'; error: unknown }
  | { kind: 'enters' }
  | { kind: 'refused'; why: Pick<DecisionFacts, 'reason' | 'detail'> }
  | { kind: 'trigger-off' };

/** Asks the simulation, which decides by the same rules as the router; nothing is sent or written. */
export function useWouldEnter({
  contactId,
  start,
  attributes,
}: {
  contactId: string;
  start: JourneyStart | undefined;
  attributes: Record<string, JsonValue>;
}): EntryAnswer {
  const journeyId = start?.journey.id ?? '';
  const document = start?.journey.liveDocument ?? undefined;
  const incomplete = start?.trigger.attributes.some(
    ({ name, required }) => required && attributes[name] === null,
  );
  const { data, error } = useQuery({
    queryKey: ['journeys', 'would-enter', journeyId, contactId, attributes],
    queryFn: () =>
      readAnswer(
        api.journeys[':id'].simulate.$post({
          param: { id: journeyId },
          json: { contact: contactId, event: attributes, document },
        }),
      ),
    enabled: start !== undefined && !incomplete,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  if (!start) return { kind: 'checking' };
  if (start.trigger.state !== 'ready') return { kind: 'trigger-off' };
  const { startsAt } = start.journey;
  // The simulation waits for the journey's start, which is still to come.
  if (startsAt !== null)
    return { kind: 'refused', why: { reason: 'not-started', detail: { startsAt } } };
  if (incomplete) return { kind: 'incomplete' };
  if (error) return { kind: 'unknown', error };
  if (!data) return { kind: 'checking' };
  return data.entry.enrolled ? { kind: 'enters' } : { kind: 'refused', why: data.entry };
}
