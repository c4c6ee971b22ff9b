import { runs } from '@percurso/blocks/runs';
import type { CalendarStep } from '@percurso/db/engine/resume-strands';
import type { Plan } from '@percurso/journey/plan';

/**
 * The steps of some versions at which people sleep until a moment of the calendar, not for a span. Who
 * is held at an effect waits for such a moment too: the end of a quiet time, or an answer.
 */
export function calendarSteps(versions: { id: string; plan: Plan }[]): CalendarStep[] {
  return versions.flatMap(({ id: versionId, plan }) =>
    plan.steps.flatMap(({ kind, config }, step) => {
      const run = runs[kind];
      const calendar = run?.type === 'effect' || (run?.type === 'sleep' && run.calendar?.(config));
      return calendar ? [{ versionId, step }] : [];
    }),
  );
}
