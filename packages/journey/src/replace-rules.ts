import type { JourneyDocument } from './document.ts';
import type { ExitRule, Goal } from './entry.ts';

/** Gives a journey other exit rules; none takes the field away. */
export function replaceExit(edit: {
  document: JourneyDocument;
  exit: readonly ExitRule[];
}): JourneyDocument {
  const { exit: _, ...rest } = edit.document;
  return edit.exit.length === 0 ? rest : { ...rest, exit: [...edit.exit] };
}

/** Gives a journey other goals; none takes the field away. */
export function replaceGoals(edit: {
  document: JourneyDocument;
  goals: readonly Goal[];
}): JourneyDocument {
  const { goals: _, ...rest } = edit.document;
  return edit.goals.length === 0 ? rest : { ...rest, goals: [...edit.goals] };
}

/** An id no rule or goal has: x1, x2, … or g1, g2, … */
export function nextRuleId(
  { exit = [], goals = [] }: Pick<JourneyDocument, 'exit' | 'goals'>,
  letter: 'x' | 'g',
): string {
  const taken = new Set([...exit, ...goals].map(({ id }) => id));
  let number = 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}
