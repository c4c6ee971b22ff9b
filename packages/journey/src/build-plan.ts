import type { Block, JourneyDocument } from './document.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { Listen, Plan, PlanStep, Route } from './plan.ts';

/**
 * The plan of a document without errors. Steps stand in the order of the document, so that every
 * route leads forward; blocks people pass are left out. Branches nest at most as deep as is allowed.
 */
export function buildPlan(document: JourneyDocument, index: DocumentIndex): Plan {
  const enabled = index.blocks.filter((block) => !block.passed);
  const orderOf = new Map(enabled.map((block, order) => [block.block, order]));
  const steps = enabled.map(emptyStep);

  /** Sets the routes of a sequence's steps, last first, and answers where the sequence starts. */
  function link(sequence: readonly Block[], after: Route): Route {
    let next = after;
    for (const block of sequence.toReversed()) {
      const order = orderOf.get(block);
      if (order === undefined) continue;
      for (const port of enabled[order]?.ports ?? []) {
        const branch = block.branches?.[port.id];
        const routes = steps[order]?.routes;
        if (routes) routes[port.id] = branch ? link(branch, next) : next;
      }
      next = order;
    }
    return next;
  }

  const start = link(document.blocks, null);
  const { entry, settings } = document;
  return { schema: 1, entry, settings, start, steps, listens: listensOf(document, enabled) };
}

/** Each trigger once in each role. */
function listensOf({ entry }: JourneyDocument, blocks: IndexedBlock[]): Listen[] {
  const waits = blocks.flatMap(({ spec, config }) => spec?.listens?.(config) ?? []);
  return [
    { trigger: entry.trigger, role: 'entry' },
    ...[...new Set(waits)].sort().map((trigger) => ({ trigger, role: 'wait' as const })),
  ];
}

function emptyStep({ block, spec, config }: IndexedBlock): PlanStep {
  return { blockId: block.id, kind: block.kind, op: spec?.op ?? 'pure', config, routes: {} };
}
