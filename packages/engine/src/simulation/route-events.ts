import type { RunRegistry } from '@percurso/blocks/kit/run';
import { openWait } from '../decide-wait.ts';
import { lookBack } from '../look-back.ts';
import type { FoldInput } from '../routing/fold-page.ts';
import { foldPage } from '../routing/fold-page.ts';
import type { PendingEvent } from '../routing/pending-event.ts';
import { recordId } from '../routing/pending-event.ts';
import type { WaitingMember } from '../routing/wake-waiting.ts';
import { waitingOf } from '../waiting-of.ts';
import { walkOn } from '../walk.ts';
import type { Scene } from './scene.ts';
import { place, tick } from './scene.ts';
import type { Simulation } from './simulation.ts';

/** The event that begins the simulation: the router's own decision, and where it leads. */
export async function enter(
  scene: Scene,
  event: PendingEvent,
  runs: RunRegistry,
): Promise<Simulation['entry']> {
  tick(scene);
  scene.routed = event.seq;
  const { version, triggers, inside } = scene.input;
  const triggerKind = triggers.find(({ id }) => id === event.triggerId)?.kind ?? 'custom';
  const candidates = new Map([[event.triggerId, [{ version, triggerKind }]]]);
  const fold = foldPage(foldInput(scene, event, { runs, candidates, inside, waiting: new Map() }));
  const { people } = await lookBack(fold.entries, async () => historyOf(scene));
  const [entry] = people;
  if (!entry) {
    const [refused] = fold.decisions;
    return { enrolled: false, reason: refused?.reason ?? null, detail: refused?.detail ?? null };
  }
  const { enrolmentId, contactId, key } = entry;
  const journey = { id: version.journeyId, name: version.journeyName };
  scene.member = {
    enrolmentId,
    contactId,
    key,
    entryEventId: event.id,
    strandId: '',
    depth: event.depth,
    waiting: null,
    visits: {},
    loops: {},
    facts: {
      trigger: event.attributes,
      contact: scene.contact,
      case: scene.input.case,
      steps: {},
      vars: {},
      journey,
    },
  };
  place(scene, entry, { since: scene.now });
  return { enrolled: true, reason: null, detail: null };
}

/** Routes what came since the last time; answers whether anything did. */
export async function routeEvents(scene: Scene, runs: RunRegistry): Promise<boolean> {
  const event = scene.events[scene.routed];
  if (!event) return false;
  await routeEvent(scene, event, { runs });
  return true;
}

/** Routes one event; `slot` is the awaited event that it stands for, whatever its conditions. */
export async function routeEvent(
  scene: Scene,
  event: PendingEvent,
  { runs, slot }: { runs: RunRegistry; slot?: number | undefined },
): Promise<void> {
  tick(scene);
  scene.routed = event.seq;
  const member = waitingMember(scene, runs, slot);
  if (!member) return;
  const waiting = new Map([[event.contactId, [member]]]);
  const fold = foldPage(
    foldInput(scene, event, { runs, candidates: new Map(), inside: new Set(), waiting }),
  );
  const { people } = await lookBack(fold.wakes, async () => historyOf(scene));
  const [wake] = people;
  if (wake) place(scene, wake, { since: scene.now, why: `came: ${event.trigger}` });
  else if (fold.marks.length > 0 && scene.member?.waiting) {
    scene.member.waiting.seen = member.wait.seen;
  }
}

function foldInput(
  scene: Scene,
  event: PendingEvent,
  given: Pick<FoldInput, 'runs' | 'candidates' | 'inside' | 'waiting'>,
): FoldInput {
  const caseId = recordId(event.attributes);
  const { contact, newId } = scene.input;
  return {
    ...given,
    events: [event],
    contacts: new Map([[contact.id, scene.contact]]),
    cases: new Map(caseId && scene.input.case ? [[caseId, scene.input.case]] : []),
    now: scene.now,
    newId,
  };
}

function historyOf({ input, events }: Scene): Map<string, PendingEvent[]> {
  return new Map([[input.contact.id, events]]);
}

/** The member as the router finds it where it waits. */
function waitingMember(
  { input, member, strand, contact, now, events }: Scene,
  runs: RunRegistry,
  slot: number | undefined,
): WaitingMember | null {
  if (!member?.waiting || strand?.op !== 'await') return null;
  const { version } = input;
  const { step, dueAt } = strand;
  const run = waitingOf(runs[version.plan.steps[step]?.kind ?? '']);
  if (!run) return null;
  const traveller = { ...member, facts: { ...member.facts, contact } };
  const { since } = member.waiting;
  const wait = openWait({
    context: { plan: version.plan, runs, now, since },
    traveller,
    step,
    run:
      slot === undefined ? run : { ...run, events: (config) => onlySlot(run.events(config), slot) },
    until: dueAt ?? now,
    walkOn,
    ...member.waiting,
  });
  const enteredSeq = events.find(({ id }) => id === member.entryEventId)?.seq ?? 0;
  const { cohortId, id: strandId } = strand;
  return { version, traveller, strandId, cohortId, step, enteredSeq, wait };
}

/** The chosen one needs no conditions; the others hear of nothing. */
function onlySlot(
  events: ReturnType<NonNullable<ReturnType<typeof waitingOf>>['events']>,
  chosen: number,
) {
  return events.map((event, index) =>
    index === chosen ? { ...event, conditions: undefined } : { ...event, trigger: '' },
  );
}
