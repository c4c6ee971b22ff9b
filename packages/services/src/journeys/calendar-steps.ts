import { runs } from '@percurso/blocks/runs';
import type { CalendarStep } from '@percurso/db/engine/resume-strands';
import type { Plan } from '@percurso/journey/plan';

/** The steps of some versions that wait for a moment of the calendar, not for a span. */
export function calendarSteps(versions: { id: string; plan: Plan }[]): CalendarStep[] {
  return versions.flatMap(({ id: versionId, plan }) =>
    plan.steps.flatMap(({ kind, config }, step) => {
      const run = runs[kind];
      return run?.type === 'sleep' && run.calendar?.(config) ? [{ versionId, step }] : [];
    }),
  );
}
