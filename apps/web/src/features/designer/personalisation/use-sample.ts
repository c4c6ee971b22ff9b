import type { EditorFacts } from '@percurso/blocks/kit/editor';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { contactName } from '../../../components/contact-name.ts';
import type { PickedContact } from '../../../components/contact-picker.tsx';
import { journeyZone } from '../journey-zone.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { asJson, caseFacts, contactFacts, contactQuery } from './known-facts.ts';
import { lastEventsQuery } from './last-events-query.ts';

/** What steps read, with what writing dates needs. */
export interface SampleFacts extends EditorFacts {
  now: string;
  timeZone: string;
}

/** Real values to show a step with: of one customer, and of the trigger's last events. */
export interface Sample {
  contact: PickedContact | null;
  /** With the newest event; what is not known before somebody is there is left out. */
  facts: SampleFacts;
  /** The same with each of the last events. */
  all: readonly SampleFacts[];
  /** Whether the trigger had an event whose values are shown. */
  hasEvent: boolean;
  choose(contact: PickedContact | null): void;
}

/** The customer that was chosen for previews, else that of the trigger's last event, else any. */
export function useSample(): Sample {
  const { view, triggers } = useDesigner();
  const chosen = useView((state) => state.sampleContact);
  const key = useDocument((state) => state.document.entry.trigger);
  const settings = useDocument((state) => state.document.settings);
  const known = triggers.some((trigger) => trigger.key === key);
  const { data: last } = useQuery({ ...lastEventsQuery(key), ...onlyIf(known) });
  const ofEvent = last?.items.find(({ contact }) => contact !== null)?.contact ?? null;
  const anybody = useQuery({
    queryKey: ['contacts', 'first'],
    queryFn: () => readAnswer(api.contacts.$get({ query: { limit: '1' } })),
    ...onlyIf(chosen === null && ofEvent === null && (last !== undefined || !known)),
  });
  const [first] = anybody.data?.items ?? [];
  const id = chosen?.id ?? ofEvent?.id ?? first?.id;
  const { data: contact } = useQuery({
    ...contactQuery(id ?? ''),
    ...onlyIf(id !== undefined),
  });
  return useMemo(() => {
    const events = (last?.items ?? []).map(({ attributes }) => attributes);
    const zone = journeyZone(settings);
    const base: SampleFacts = {
      now: new Date().toISOString(),
      timeZone: contact?.timeZone ?? zone,
      trigger: {},
      contact: contact ? contactFacts(contact) : {},
      case: null,
      steps: {},
      vars: {},
      journey: { timeZone: zone },
    };
    const all = events.map((event) => {
      const trigger = asJson(event);
      return { ...base, trigger, case: caseFacts(trigger) };
    });
    return {
      contact: contact ? { id: contact.id, name: contactName(contact) ?? '' } : null,
      facts: all[0] ?? base,
      all,
      hasEvent: all.length > 0,
      choose: (next) => view.getState().setSampleContact(next),
    };
  }, [last, contact, settings, view]);
}

/** Where it may be asked, whether it is stays the client's to say: that of the benchmark asks nothing. */
function onlyIf(asked: boolean): { enabled?: false } {
  return asked ? {} : { enabled: false };
}

/** Whether a value that a sample lacks is there once somebody goes through the journey. */
export function knownLater({ contact, hasEvent }: Pick<Sample, 'contact' | 'hasEvent'>) {
  return (path: string): boolean => {
    const [root] = path.split('.');
    if (root === 'contact') return contact === null;
    return root !== 'trigger' || !hasEvent;
  };
}
