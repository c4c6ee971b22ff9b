import { createLiquidEngine } from './liquid-engine.mjs';
import { templateSegments } from './template-segments.mjs';

interface TemplatePaths {
  /** Attribute paths such as `contact.firstName`, each once, in order of first use. */
  paths: string[];
  /** Why the template is not valid Liquid, with line and column; absent when it is. */
  error?: string | undefined;
}

/** Only parses, so the limit is never met; it guards against a later use that renders. */
const RENDER_LIMIT_MS = 100;

let engine: ReturnType<typeof createLiquidEngine> | undefined;

/**
 * The attribute paths a Liquid template reads, without rendering it. A list index ends a path:
 * `trigger.items[0].name` reads `trigger.items`. Liquid's own `size`, `first` and `last` are kept,
 * as an attribute may have that name. Never throws.
 */
export function templatePaths(template: string): TemplatePaths {
  engine ??= createLiquidEngine(RENDER_LIMIT_MS);
  try {
    const segments = templateSegments(engine, engine.parse(template));
    return { paths: [...new Set(segments.map(attributePath))] };
  } catch (error) {
    return { paths: [], error: error instanceof Error ? error.message : String(error) };
  }
}

function attributePath(segments: (string | number)[]): string {
  const index = segments.findIndex((segment) => typeof segment === 'number');
  return (index === -1 ? segments : segments.slice(0, index)).join('.');
}
