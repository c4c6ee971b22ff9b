import type { BlockDeps } from '@percurso/blocks/kit/run';
import type { TemplateRenderer } from '@percurso/messaging/template-renderer';

/** The renderer as blocks call it, with the contact's time zone where dates are written. */
export function renderFor(renderer: TemplateRenderer): BlockDeps['render'] {
  return async (jobs) => {
    const results = await renderer.render(
      jobs.map(({ templates, facts }) => ({
        template: templates,
        facts: { ...facts, timeZone: facts.contact.timeZone ?? undefined },
      })),
    );
    return results.map((result) =>
      result.ok ? { ok: true, texts: result.text } : { ok: false, error: result.error },
    );
  };
}
