import type { EngineDeps } from '@percurso/engine/advance-context';
import type { TemplateRenderer } from '@percurso/messaging/template-renderer';

/** The renderer as blocks call it, with the contact's time zone where dates are written. */
export function renderFor(renderer: TemplateRenderer): EngineDeps['render'] {
  return async (jobs, now) => {
    const results = await renderer.render(
      jobs.map(({ templates, facts }) => ({
        template: templates,
        facts: {
          ...facts,
          now: now.toISOString(),
          timeZone: facts.contact.timeZone ?? undefined,
        },
      })),
    );
    return results.map((result) =>
      result.ok ? { ok: true, texts: result.text } : { ok: false, error: result.error },
    );
  };
}
