import type { OpenWait, SeenEvent } from './open-wait.ts';
import type { Walk } from './walk.ts';

/** Someone on the way, who may have come to a wait that is decided already. */
export interface OnTheWay extends Walk {
  enrolmentId: string;
  contactId: string;
  /** Looked at before the way is taken, instead of the wait it leads to. */
  pending?: OpenWait | undefined;
}

/** An event that decided a wait when it was looked back at. */
export interface UsedEvent {
  event: SeenEvent;
  enrolmentId: string;
}

/** A chain of waits without an effect between them is at most as long as a journey. */
const longestChain = 2_000;

/** A wait to be decided, and whose it is. */
export interface AskedWait {
  wait: OpenWait;
  contactId: string;
}

/**
 * Decides the waits of everyone who opens one, or whose limit has passed, from the events that
 * `readEvents` gives: contact → its events that may count, in the order of `seq`, routed or not.
 * Answers where everybody goes on to.
 */
export async function lookBack<T extends OnTheWay>(
  people: T[],
  readEvents: (asked: AskedWait[]) => Promise<Map<string, SeenEvent[]>>,
): Promise<{ people: T[]; used: UsedEvent[] }> {
  const used: UsedEvent[] = [];
  const settled = [...people];
  let open = settled.flatMap((person, index) => {
    const wait = waitOf(person);
    return wait ? [{ index, wait }] : [];
  });
  for (let round = 0; open.length > 0 && round < longestChain; round += 1) {
    const asked = open.flatMap(({ index, wait }) => {
      const person = settled[index];
      return person ? [{ index, wait, person }] : [];
    });
    const events = await readEvents(
      asked.map(({ wait, person }) => ({ wait, contactId: person.contactId })),
    );
    open = [];
    for (const { index, wait, person } of asked) {
      const decided = wait.decide(events.get(person.contactId) ?? []);
      if (!decided) continue;
      for (const event of decided.used) used.push({ event, enrolmentId: person.enrolmentId });
      const next = followWalk(person, decided.walk);
      settled[index] = next;
      const again = waitOf(next);
      if (again) open.push({ index, wait: again });
    }
  }
  return { people: settled.map((person) => ({ ...person, pending: undefined })), used };
}

function waitOf({ pending, to }: OnTheWay): OpenWait | undefined {
  return pending ?? ('op' in to && to.op === 'await' ? to.wait : undefined);
}

/** A limit that had not passed is forgotten; a wait that was come to is gone through. */
export function followWalk<T extends OnTheWay>(person: T, walk: Walk): T {
  if (person.pending) return { ...person, returned: undefined, ...walk, pending: undefined };
  return {
    ...person,
    to: walk.to,
    passages: [...person.passages, ...walk.passages],
    entered: [...person.entered, ...walk.entered],
    returned: [...(person.returned ?? []), ...(walk.returned ?? [])],
    change: {
      visits: { ...person.change.visits, ...walk.change.visits },
      loops: { ...person.change.loops, ...walk.change.loops },
      vars: { ...person.change.vars, ...walk.change.vars },
      steps: { ...person.change.steps, ...walk.change.steps },
    },
  };
}
