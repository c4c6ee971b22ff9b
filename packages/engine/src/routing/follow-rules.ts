import { durationMs } from '@percurso/journey/duration-ms';
import type { ExitRule, Goal } from '@percurso/journey/entry';
import type { Plan } from '@percurso/journey/plan';
import { matchAwaited } from '../match-awaited.ts';
import type { InsideMember, PendingEvent } from './pending-event.ts';

/** Somebody inside a journey that has exit rules or goals, or who was, while a goal's time lasts. */
export interface RuleMember extends InsideMember {
  enteredAt: Date;
  /** It is through, or was taken out: only goals with a time of their own still count. */
  left: boolean;
  /** Ids of the goals it has reached. */
  goals: Set<string>;
}

/** A goal reached: the first time, within its time. */
export interface GoalHit {
  member: InsideMember;
  goalId: string;
  event: PendingEvent;
}

/** Why somebody leaves. */
export interface Leaving {
  reason: 'exit-rule' | 'goal';
  ruleId: string;
}

/**
 * What an event does to one who is inside: goals first, then exit rules. A goal that ends the journey is
 * told before an exit rule on the same event. Who has left already reaches goals only. Goals reached are kept
 * on the member.
 */
export function followRules(
  member: RuleMember,
  event: PendingEvent,
): { hits: GoalHit[]; leaving: Leaving | null } {
  // An event never acts on the enrolment it makes, nor on one made after it.
  if (member.enteredSeq >= event.seq) return { hits: [], leaving: null };
  const { exit = [], goals = [] } = member.version.plan;
  const reached = goals.filter((goal) => reaches(member, goal, event));
  for (const { id } of reached) member.goals.add(id);
  const hits = reached.map(({ id }) => ({ member, goalId: id, event }));
  if (member.left) return { hits, leaving: null };
  const last = reached.find(({ exits }) => exits);
  if (last) return { hits, leaving: { reason: 'goal', ruleId: last.id } };
  const rule = exit.find((one) => matches(member, one, event));
  return { hits, leaving: rule ? { reason: 'exit-rule', ruleId: rule.id } : null };
}

function reaches(member: RuleMember, goal: Goal, event: PendingEvent): boolean {
  if (member.goals.has(goal.id)) return false;
  const { within } = goal;
  if (member.left && !within) return false;
  const until = within ? member.enteredAt.getTime() + durationMs(within) : Number.POSITIVE_INFINITY;
  return event.receivedAt.getTime() <= until && matches(member, goal, event);
}

/** Whether goals of a plan may be reached behind its end. */
export function outlasts({ goals = [] }: Plan): boolean {
  return goals.some(({ within }) => within !== undefined);
}

function matches({ traveller }: RuleMember, rule: ExitRule, event: PendingEvent): boolean {
  const { correlate = 'key' } = rule;
  return matchAwaited({ awaited: { ...rule, correlate }, event, traveller, blockId: '' });
}
