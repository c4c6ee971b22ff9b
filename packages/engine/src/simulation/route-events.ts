import type { RunRegistry } from '@percurso/blocks/kit/run';
import { openWait } from '../decide-wait.ts';
import { lookBack } from '../look-back.ts';
import type { Exit, FoldInput } from '../routing/fold-page.ts';
import { foldPage } from '../routing/fold-page.ts';
import type { RuleMember } from '../routing/follow-rules.ts';
import type { PendingEvent } from '../routing/pending-event.ts';
import { recordId } from '../routing/pending-event.ts';
import type { WaitingMember } from '../routing/wake-waiting.ts';
import { unchanged } from '../traveller.ts';
import { waitingOf } from '../waiting-of.ts';
import { walkOn } from '../walk.ts';
import type { Scene } from './scene.ts';
import { memberOf, place, tick } from './scene.ts';
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
  const fold = foldPage(
    foldInput(scene, event, { runs, candidates, inside, waiting: new Map(), ruled: new Map() }),
  );
  const { people } = await lookBack(fold.entries, async () => historyOf(scene));
  const [entry] = people;
  if (!entry) {
    const [refused] = fold.decisions;
    return { enrolled: false, reason: refused?.reason ?? null, detail: refused?.detail ?? null };
  }
  const { enrolmentId, key } = entry;
  scene.member = memberOf(scene, { event, enrolmentId, key });
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
  const ruled = ruledMember(scene);
  if (!member && !ruled) return;
  const fold = foldPage(
    foldInput(scene, event, {
      runs,
      candidates: new Map(),
      inside: new Set(),
      waiting: new Map(member ? [[event.contactId, [member]]] : []),
      ruled: new Map(ruled ? [[event.contactId, [ruled]]] : []),
    }),
  );
  for (const { goalId } of fold.hits) {
    scene.goals.push({ goalId, trigger: event.trigger, at: scene.now });
  }
  const [exit] = fold.exits;
  if (exit) {
    leave(scene, exit);
    return;
  }
  const { people } = await lookBack(fold.wakes, async () => historyOf(scene));
  const [wake] = people;
  if (wake) place(scene, wake, { since: scene.now, began: `came: ${event.trigger}` });
  else if (member && fold.marks.length > 0 && scene.member?.waiting) {
    scene.member.waiting.seen = member.wait.seen;
  }
}

function foldInput(
  scene: Scene,
  event: PendingEvent,
  given: Pick<FoldInput, 'runs' | 'candidates' | 'inside' | 'waiting' | 'ruled'>,
): FoldInput {
  const caseId = recordId(event.attributes);
  const { contact, limits } = scene.input;
  return {
    ...given,
    events: [event],
    contacts: new Map([[contact.id, scene.contact]]),
    cases: new Map(caseId && scene.input.case ? [[caseId, scene.input.case]] : []),
    ...limits,
    now: scene.now,
  };
}

function historyOf({ input, events }: Scene): Map<string, PendingEvent[]> {
  return new Map([[input.contact.id, events]]);
}

/** The member, inside or through, as exit rules and goals see it; null where the version has none. */
function ruledMember({ input, member, strand, contact, events, goals }: Scene): RuleMember | null {
  const { version } = input;
  const { exit = [], goals: wanted = [] } = version.plan;
  if (!member || exit.length + wanted.length === 0) return null;
  const entered = events.find(({ id }) => id === member.entryEventId);
  const traveller = { ...member, facts: { ...member.facts, contact } };
  const { id: strandId, cohortId, step } = strand ?? { id: '', cohortId: '', step: 0 };
  const enteredAt = entered?.receivedAt ?? input.at;
  const enteredSeq = entered?.seq ?? 0;
  const reached = new Set(goals.map(({ goalId }) => goalId));
  const left = strand === null;
  return {
    version,
    traveller,
    strandId,
    cohortId,
    step,
    enteredSeq,
    enteredAt,
    left,
    goals: reached,
  };
}

function leave(scene: Scene, { reason, ruleId }: Exit): void {
  const { member, strand, input } = scene;
  const blockId = input.version.plan.steps[strand?.step ?? -1]?.blockId ?? '';
  const visit = member?.visits[blockId] ?? 1;
  const passages = [{ blockId, visit, port: 'exited', reason: `${reason}: ${ruleId}` }];
  const to = { status: 'exited', reason } as const;
  place(scene, { passages, entered: [], change: unchanged(), to }, { since: scene.now });
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

/** The chosen one is the event, whatever it says; the others hear of nothing. */
function onlySlot(
  events: ReturnType<NonNullable<ReturnType<typeof waitingOf>>['events']>,
  chosen: number,
) {
  return events.map((event, index) =>
    index === chosen
      ? { ...event, conditions: undefined, correlate: 'contact' as const }
      : { ...event, trigger: '' },
  );
}
