import type { EngineDeps } from './advance-context.ts';

/** A renderer of templates, such as the one of `@percurso/messaging`. */
interface Renderer {
  render(
    jobs: { template: string[]; facts: Record<string, unknown> }[],
  ): Promise<({ ok: true; text: string[] } | { ok: false; error: string })[]>;
}

/** The renderer as blocks call it, with the contact's time zone where dates are written. */
export function renderFor(renderer: Renderer): EngineDeps['render'] {
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
