import { v5 } from 'uuid';

const namespace = '0b7c2d0e-93a4-4f52-8d26-5f3c1f0a7b62';
/** As far as a UUIDv7 tells the time (RFC 9562): 48 bits, with the dashes between them. */
const timeLength = 'xxxxxxxx-xxxx-'.length;

/**
 * An enrolment's id, a UUIDv7: derived, so that an event which is routed again after a restore
 * makes the same one, and its messages have the ids that providers know already.
 */
export function enrolmentIdOf(eventId: string, journeyId: string): string {
  const derived = v5(`${eventId}:${journeyId}`, namespace);
  return `${eventId.slice(0, timeLength)}7${derived.slice(timeLength + 1)}`;
}
