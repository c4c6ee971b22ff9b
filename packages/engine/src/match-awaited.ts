import type { AwaitedEvent } from '@percurso/blocks/kit/run';
import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import { isolatedTest } from './isolated-test.ts';
import type { SeenEvent } from './open-wait.ts';
import type { Traveller } from './traveller.ts';
import { visitOf } from './traveller.ts';

/** Whether an event is one that the traveller waits for; its time is judged by the caller. */
export function matchAwaited({
  awaited,
  event,
  traveller,
  blockId,
}: {
  awaited: AwaitedEvent;
  event: SeenEvent;
  traveller: Traveller;
  /** The block that waits. */
  blockId: string;
}): boolean {
  if (event.trigger !== awaited.trigger || event.id === traveller.entryEventId) return false;
  const { onlyJourneyId } = event;
  const { id } = traveller.facts.journey;
  if (onlyJourneyId !== null) {
    if (onlyJourneyId !== id || isolatedTest(event) !== traveller.test) return false;
  }
  if (!correlates({ awaited, event, traveller, blockId })) return false;
  if (!awaited.conditions) return true;
  const facts = { ...traveller.facts, event: event.attributes };
  return evaluatePredicate(awaited.conditions, facts, event.receivedAt).passed;
}

function correlates({
  awaited,
  event,
  traveller,
  blockId,
}: Parameters<typeof matchAwaited>[0]): boolean {
  const { correlate } = awaited;
  if (correlate === 'contact') return true;
  if (correlate === 'key') return keyOf(awaited, event) === traveller.key;
  const block = correlate === 'own' ? blockId : correlate.block;
  return (
    event.cause?.enrolmentId === traveller.enrolmentId &&
    event.cause.blockId === block &&
    event.cause.visit === visitOf(traveller, block)
  );
}

function keyOf({ keyAttribute }: AwaitedEvent, { key, attributes }: SeenEvent): string | null {
  if (key !== null || keyAttribute === undefined) return key;
  const value = attributes[keyAttribute];
  return value === null || value === undefined ? null : String(value);
}
