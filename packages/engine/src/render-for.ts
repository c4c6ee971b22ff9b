import type { EngineDeps } from './advance-context.ts';
import { createBulkPacer } from './bulk-pacer.ts';

/** Templates rendered in one go; between them the thread is free for others. */
const pageSize = 200;

/** A renderer of templates, such as the one of `@percurso/messaging`. */
interface Renderer {
  render(
    jobs: { template: string[]; facts: Record<string, unknown> }[],
  ): Promise<({ ok: true; text: string[] } | { ok: false; error: string })[]>;
}

/**
 * The renderer as blocks call it, with the contact's time zone where dates are written. Many
 * templates are rendered page by page, so that few do not wait behind all of them.
 */
export function renderFor(renderer: Renderer, pacer = createBulkPacer()): EngineDeps['render'] {
  return async (jobs, now) => {
    const prepared = jobs.map(({ templates, facts }) => ({
      template: templates,
      facts: {
        ...facts,
        now: now.toISOString(),
        timeZone: facts.contact.timeZone ?? undefined,
      },
    }));
    const results: Awaited<ReturnType<Renderer['render']>> = [];
    for (let from = 0; from < prepared.length; from += pageSize) {
      const page = prepared.slice(from, from + pageSize);
      await pacer.rest(jobs.length);
      results.push(...(await renderer.render(page)));
    }
    return results.map((result) =>
      result.ok ? { ok: true, texts: result.text } : { ok: false, error: result.error },
    );
  };
}
