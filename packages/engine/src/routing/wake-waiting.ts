import type { OpenWait } from '../open-wait.ts';
import type { Walk } from '../walk.ts';
import type { InsideMember, PendingEvent } from './pending-event.ts';

/** Someone who stands in a wait. */
export interface WaitingMember extends InsideMember {
  wait: OpenWait;
}

/** Someone an event woke, and where it goes on to. */
export interface Wake extends Walk {
  member: WaitingMember;
  event: PendingEvent;
  enrolmentId: string;
  contactId: string;
}

/** An event that is one of several a member waits for. */
export interface Mark {
  enrolmentId: string;
  blockId: string;
  visit: number;
  slot: number;
  eventId: string;
}

/** What one event does to those of its contact who wait: whom it wakes, and for whom it is one of several. */
export function wakeWaiting(
  waiting: WaitingMember[],
  event: PendingEvent,
): { wakes: Wake[]; marks: Mark[] } {
  const wakes: Wake[] = [];
  const marks: Mark[] = [];
  for (const member of waiting) {
    // An event never acts on the enrolment it makes, nor on one made after it.
    if (member.enteredSeq >= event.seq) continue;
    const { wait, traveller } = member;
    const decided = wait.decide([event]);
    if (decided) {
      const { enrolmentId, contactId } = traveller;
      wakes.push({ member, event, enrolmentId, contactId, ...decided.walk });
      continue;
    }
    for (const [slot, seen] of wait.seen.entries()) {
      if (seen?.eventId !== event.id) continue;
      const { blockId, visit } = wait;
      marks.push({
        enrolmentId: traveller.enrolmentId,
        blockId,
        visit,
        slot,
        eventId: event.id,
      });
    }
  }
  return { wakes, marks };
}
