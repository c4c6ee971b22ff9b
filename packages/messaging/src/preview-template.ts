import { createLiquidEngine } from './liquid-engine.mjs';
import { templateValues } from './template-values.ts';

/** A piece of a preview: text as it is sent, a value that is empty, or one known only when it is sent. */
export type PreviewPart =
  | { kind: 'text'; text: string }
  | { kind: 'empty' | 'later'; path: string };

export type Preview = { ok: true; parts: PreviewPart[] } | { ok: false; error: string };

interface PreviewFacts {
  /** JSON values under their root names, and `timeZone` and `now` for dates. */
  facts: Record<string, unknown>;
  /** Whether a value that the facts lack is known once the message is sent. */
  later(path: string): boolean;
}

const RENDER_LIMIT_MS = 100;
/** Private-use characters around the number of a value that has nothing to show. */
const MARK = /\ue000(\d+)\ue001/;

let engine: ReturnType<typeof createLiquidEngine> | undefined;

/** What a template says with some facts, in pieces, so that nothing missing is silently blank. Never throws. */
export function previewTemplate(template: string, { facts, later }: PreviewFacts): Preview {
  engine ??= createLiquidEngine(RENDER_LIMIT_MS);
  const marked: PreviewPart[] = [];
  let shown = '';
  let from = 0;
  for (const { start, end, path, fallback } of templateValues(template)) {
    shown += template.slice(from, start);
    from = end;
    const lacks = isEmpty(valueAt(facts, path));
    const kind = !lacks ? null : later(path) ? 'later' : fallback === undefined ? 'empty' : null;
    if (kind === null) {
      shown += template.slice(start, end);
    } else {
      shown += `\ue000${marked.length}\ue001`;
      marked.push({ kind, path });
    }
  }
  shown += template.slice(from);
  try {
    const text: string = engine.parseAndRenderSync(shown, facts);
    const parts = text
      .split(MARK)
      .map((piece, index) =>
        index % 2 === 0 ? { kind: 'text' as const, text: piece } : marked[Number(piece)],
      )
      .filter((part) => part !== undefined && !(part.kind === 'text' && part.text === ''));
    return { ok: true, parts: parts as PreviewPart[] };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function valueAt(facts: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    const holds = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
    return holds ? (value as Record<string, unknown>)[name] : undefined;
  }, facts);
}

/** What Liquid's `default` replaces, but for false. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
