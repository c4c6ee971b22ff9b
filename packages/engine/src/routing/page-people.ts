import { followWalk } from '../look-back.ts';
import { changed, visitOf } from '../traveller.ts';
import type { Walk } from '../walk.ts';
import type { Decision } from './decision.ts';
import type { Entry, PageState } from './fold-page.ts';
import type { Leaving, RuleMember } from './follow-rules.ts';
import { followRules, outlasts } from './follow-rules.ts';
import { insideKey } from './inside-key.ts';
import type { PendingEvent } from './pending-event.ts';
import type { Wake } from './wake-waiting.ts';
import { wakeWaiting } from './wake-waiting.ts';

/**
 * Somebody inside at this point of the page: standing where it was read, or already on the way; or who has
 * left, while a goal may be reached.
 */
export interface Presence {
  member: RuleMember;
  /** Its way in this page, as an entry or a wake; null while it stands where it was read. */
  on: Entry | Wake | null;
}

/** Counts goals and takes people out, each where a rule of its version says so. */
export function applyRules(state: PageState, event: PendingEvent): void {
  const people = state.people.get(event.contactId) ?? [];
  for (const presence of people) {
    const { member } = presence;
    const { hits, leaving } = followRules(member, event);
    state.fold.hits.push(...hits);
    if (leaving) takeOut(state, presence, leaving);
    const [hit] = hits;
    const told = leaving ?? (hit ? { reason: 'goal' as const, ruleId: hit.goalId } : null);
    if (!told) continue;
    const outcome = leaving ? 'exited' : 'goal';
    decide(
      state,
      { event, member },
      {
        outcome,
        reason: told.reason,
        detail: { rule: told.ruleId },
      },
    );
  }
}

/** People who came in or were woken earlier in the page and wait again already. */
export function settleWaits(state: PageState, event: PendingEvent): void {
  for (const presence of [...(state.people.get(event.contactId) ?? [])]) {
    const { on, member } = presence;
    if (member.left || !on || !('op' in on.to) || on.to.op !== 'await') continue;
    if (member.enteredSeq >= event.seq) continue;
    const { wait } = on.to;
    const decided = wait.decide([event]);
    if (!decided && !wait.seen.some((seen) => seen?.eventId === event.id)) continue;
    decide(state, { event, member }, { outcome: 'woke', reason: null, detail: null });
    if (!decided) continue;
    const { to, passages, entered, returned, change } = followWalk(on, decided.walk);
    Object.assign(on, { to, passages, entered, returned, change });
    goneOn(state, presence, decided.walk);
  }
}

/** Wakes those who waited for the event where they were read. */
export function wake(state: PageState, event: PendingEvent): void {
  const { waiting, fold } = state;
  const members = waiting.get(event.contactId) ?? [];
  if (members.length === 0) return;
  const { wakes, marks } = wakeWaiting(members, event);
  const acted = new Set([
    ...wakes.map(({ enrolmentId }) => enrolmentId),
    ...marks.map(({ enrolmentId }) => enrolmentId),
  ]);
  for (const member of members) {
    if (!acted.has(member.traveller.enrolmentId)) continue;
    decide(state, { event, member }, { outcome: 'woke', reason: null, detail: null });
  }
  fold.wakes.push(...wakes);
  fold.marks.push(...marks);
  const gone = new Set(wakes.map(({ member }) => member));
  waiting.set(
    event.contactId,
    members.filter((member) => !gone.has(member)),
  );
  for (const woken of wakes) goneOn(state, presenceOf(state, woken), woken);
}

/** From now on the events of the page may act on it. */
export function addEntry(state: PageState, entry: Entry, now: Date): void {
  const { event, version, traveller, contactId, to } = entry;
  const left = !('op' in to);
  if (left && !outlasts(version.plan)) return;
  const member: RuleMember = {
    version,
    traveller: changed(traveller, entry.change),
    strandId: '',
    cohortId: '',
    step: 'op' in to ? to.step : 0,
    enteredSeq: event.seq,
    enteredAt: now,
    left,
    goals: new Set(),
  };
  addPresence(state, contactId, { member, on: entry });
}

/** The presence of somebody who was woken; made where no rule concerned it before. */
function presenceOf(state: PageState, woken: Wake): Presence {
  const known = state.people
    .get(woken.contactId)
    ?.find(({ member }) => member.traveller.enrolmentId === woken.enrolmentId);
  if (known) {
    known.on = woken;
    return known;
  }
  // Rules of its version on the page's triggers would have had it read: it has none.
  const { version, traveller, ...stands } = woken.member;
  const plan = { ...version.plan, exit: [], goals: [] };
  const member: RuleMember = {
    ...stands,
    traveller,
    version: { ...version, plan },
    enteredAt: new Date(0),
    left: false,
    goals: new Set(),
  };
  const presence = { member, on: woken };
  addPresence(state, woken.contactId, presence);
  return presence;
}

function addPresence(state: PageState, contactId: string, presence: Presence): void {
  state.people.set(contactId, [...(state.people.get(contactId) ?? []), presence]);
}

/** It has gone on by a way: its facts are newer, and it may be over. */
function goneOn(state: PageState, presence: Presence, walk: Walk): void {
  const { member } = presence;
  member.traveller = changed(member.traveller, walk.change);
  if (!('op' in walk.to)) forget(state, presence);
}

function takeOut(state: PageState, presence: Presence, leaving: Leaving): void {
  const { member, on } = presence;
  if (on && 'op' in on.to) {
    const blockId = on.entered.at(-1) ?? member.version.plan.steps[on.to.step]?.blockId ?? '';
    const visit = visitOf(member.traveller, blockId);
    const reason = `${leaving.reason}: ${leaving.ruleId}`;
    on.passages = [...on.passages, { blockId, visit, port: 'exited', reason }];
    on.to = { status: 'exited', reason: leaving.reason };
  }
  state.fold.exits.push({ member, on, ...leaving });
  forget(state, presence);
}

/** Nothing of the page acts on it any more but goals that outlast its way, and its contact may come in again. */
function forget(state: PageState, { member }: Presence): void {
  const { contactId, key, enrolmentId, test } = member.traveller;
  const others = (list: { traveller: { enrolmentId: string } }[]) =>
    list.filter(({ traveller }) => traveller.enrolmentId !== enrolmentId);
  member.left = true;
  if (!outlasts(member.version.plan)) {
    const people = state.people.get(contactId) ?? [];
    state.people.set(
      contactId,
      people.filter((one) => one.member.traveller.enrolmentId !== enrolmentId),
    );
  }
  const waiting = state.waiting.get(contactId);
  if (waiting) state.waiting.set(contactId, others(waiting) as typeof waiting);
  if (!test) state.inside.delete(insideKey(member.version.journeyId, contactId, key));
}

function decide(
  state: PageState,
  of: { event: PendingEvent; member: Pick<RuleMember, 'version' | 'traveller'> },
  told: Pick<Decision, 'outcome' | 'reason' | 'detail'>,
): void {
  const { version, traveller } = of.member;
  const { id: versionId, journeyId } = version;
  const { enrolmentId } = traveller;
  const { seq: eventSeq } = of.event;
  state.fold.decisions.push({ eventSeq, journeyId, versionId, enrolmentId, ...told });
}
