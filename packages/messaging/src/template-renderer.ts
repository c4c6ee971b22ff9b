import type { RenderSlot, SlotJob } from './render-slot.ts';
import { createRenderSlot } from './render-slot.ts';

export interface RenderJob {
  /** One Liquid template, or several that share the facts (subject, paragraphs …). */
  template: string | string[];
  /**
   * JSON values under their root names (`contact`, `trigger` …). `timeZone` (IANA name) and `now`
   * (ISO text) steer the `date` filter.
   */
  facts: Record<string, unknown>;
}

export type RenderResult =
  | {
      ok: true;
      /** One text per template, unescaped. */
      text: string[];
      /** Paths the templates read that the facts lack or hold as null, `default` or not. */
      missing: string[];
    }
  | { ok: false; error: string };

export interface TemplateRenderer {
  /**
   * Renders a batch off the main thread; a result per job, in order. A bad template fails alone.
   * Rejects if the renderer is closed or no thread can be started.
   */
  render(jobs: RenderJob[]): Promise<RenderResult[]>;
  close(): Promise<void>;
}

interface TemplateRendererOptions {
  /** Threads, each with one batch at a time; started when first needed. */
  threads?: number | undefined;
  /** What one job may take before its thread is ended; Liquid's own limits come first. */
  timeoutMs?: number | undefined;
}

/** Renders Liquid with limits on time, memory and size, in threads that can be ended. */
export function createTemplateRenderer({
  threads = 1,
  timeoutMs = 600,
}: TemplateRendererOptions = {}): TemplateRenderer {
  const slots = Array.from({ length: threads }, () => createRenderSlot(timeoutMs));
  const free = [...slots];
  const waiting: { take(slot: RenderSlot): void; refuse(error: Error): void }[] = [];
  let closed = false;

  function acquire(): RenderSlot | Promise<RenderSlot> {
    const slot = free.pop();
    if (slot) return slot;
    return new Promise((take, refuse) => waiting.push({ take, refuse }));
  }

  function release(slot: RenderSlot) {
    const next = waiting.shift();
    if (next) next.take(slot);
    else free.push(slot);
  }

  async function render(jobs: RenderJob[]): Promise<RenderResult[]> {
    if (closed) throw new Error('The template renderer is closed; make a new one.');
    const prepared = jobs.map(prepare);
    const sendable = prepared.filter((job) => 'templates' in job);
    if (sendable.length === 0) return prepared.filter((job) => 'ok' in job);
    const slot = await acquire();
    try {
      const rendered = (await slot.run(sendable)).values();
      return prepared.map((job) => {
        if ('ok' in job) return job;
        return rendered.next().value ?? { ok: false, error: 'the render thread gave no answer' };
      });
    } finally {
      release(slot);
    }
  }

  async function close() {
    closed = true;
    for (const next of waiting.splice(0)) {
      next.refuse(new Error('The template renderer was closed before this batch was rendered.'));
    }
    await Promise.all(slots.map((slot) => slot.close()));
  }

  return { render, close };
}

/** Facts travel as JSON, so what cannot be JSON fails its own job and not the batch. */
function prepare({ template, facts }: RenderJob): SlotJob | { ok: false; error: string } {
  const templates = typeof template === 'string' ? [template] : template;
  try {
    return { templates, facts: JSON.stringify(facts) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, error: `the facts are not JSON: ${reason}` };
  }
}
