import type { Block, JourneyDocument } from './document.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { Listen, Plan, PlanStep, Route } from './plan.ts';

/**
 * The plan of a document without errors. Steps stand in the order of the document, so that every
 * route leads forward, save those back to a loop; blocks people pass are left out. Branches nest at
 * most as deep as is allowed.
 */
export function buildPlan(document: JourneyDocument, index: DocumentIndex): Plan {
  const enabled = index.blocks.filter((block) => !block.passed);
  const orderOf = new Map(enabled.map((block, order) => [block.block, order]));
  const targetOf = new Map(index.jumps.map(({ from, to }) => [from.block, to.block]));
  const steps = enabled.map(emptyStep);
  /** Where someone goes on who is sent to a block; behind it where people pass it. */
  const startOf = new Map<Block, Route>();

  /** Sets the routes of a sequence's steps, last first, and answers where the sequence starts. */
  function link(sequence: readonly Block[], after: Route): Route {
    let next = after;
    for (const block of sequence.toReversed()) {
      const order = orderOf.get(block);
      if (order !== undefined) {
        linkBlock(block, order, next);
        next = order;
      }
      startOf.set(block, next);
    }
    return next;
  }

  function linkBlock(block: Block, order: number, after: Route): void {
    const at = enabled[order];
    const routes = steps[order]?.routes;
    if (!at || !routes) return;
    const target = targetOf.get(block);
    if (target) routes.next = startOf.get(target) ?? null;
    const loop = at.spec?.loop ?? [];
    for (const { id } of at.ports) {
      if (!loop.includes(id)) routes[id] = link(block.branches?.[id] ?? [], after);
    }
    const [first] = loop;
    if (first === undefined) return;
    // The parts of a pass lead into each other, and the last one back; people leave by the first.
    let start: Route = order;
    for (const port of loop.toReversed()) start = link(block.branches?.[port] ?? [], start);
    routes[first] = start;
  }

  const start = link(document.blocks, null);
  const { entry, exit = [], goals = [], settings } = document;
  return {
    schema: 1,
    entry,
    ...(exit.length > 0 ? { exit } : {}),
    ...(goals.length > 0 ? { goals } : {}),
    settings,
    start,
    steps,
    listens: listensOf(document, enabled),
  };
}

/** Each trigger once in each role. */
function listensOf(
  { entry, exit = [], goals = [] }: JourneyDocument,
  blocks: IndexedBlock[],
): Listen[] {
  const waits = blocks.flatMap(({ spec, config }) => spec?.listens?.(config) ?? []);
  return [
    { trigger: entry.trigger, role: 'entry' },
    ...listen(
      exit.map(({ trigger }) => trigger),
      'exit',
    ),
    ...listen(
      goals.map(({ trigger }) => trigger),
      'goal',
    ),
    ...listen(waits, 'wait'),
  ];
}

function listen(triggers: string[], role: Listen['role']): Listen[] {
  return [...new Set(triggers)].sort().map((trigger) => ({ trigger, role }));
}

function emptyStep(indexed: IndexedBlock): PlanStep {
  const { block, spec, config } = indexed;
  const loop = (spec?.loop?.length ?? 0) > 0;
  return {
    blockId: block.id,
    kind: block.kind,
    op: spec?.op ?? 'pure',
    config,
    routes: {},
    ...(loop || isRepeated(indexed) ? { repeated: true } : {}),
    ...(loop ? { loop: true } : {}),
  };
}

/** A block in the passes of a loop, at whatever depth. */
function isRepeated({ parent, place }: IndexedBlock): boolean {
  if (!parent) return false;
  return (parent.spec?.loop?.includes(place.port ?? '') ?? false) || isRepeated(parent);
}
