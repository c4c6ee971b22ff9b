import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Place } from '@percurso/journey/place';
import type { Tail } from './layout-lines.ts';
import { lineBack, lineDown } from './layout-lines.ts';
import {
  CARD_WIDTH,
  EXIT_DROP,
  EXIT_HEIGHT,
  EXIT_WIDTH,
  FORK,
  GAP,
  JUMP_WIDTH,
  PILL_DROP,
  PILL_HEIGHT,
  PLUS,
} from './layout-metrics.ts';
import type { BranchMeasure, SequenceMeasure, TreeRules } from './measure-tree.ts';
import { jumpedTo, measureTree } from './measure-tree.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What stands at an end of a connector: a block, one of its branches, the trigger or the exit. */
export interface Neighbour {
  blockId: BlockId | null;
  port?: string | undefined;
}

export type LayoutNode = { id: string; box: Box } & (
  | { type: 'trigger' }
  | { type: 'block'; blockId: BlockId }
  | { type: 'plus'; place: Place; before: Neighbour; after: Neighbour }
  | { type: 'pill'; blockId: BlockId; port: string }
  | { type: 'exit'; blockId: BlockId | null }
  | { type: 'jump'; blockId: BlockId; target: BlockId }
);

export interface Point {
  x: number;
  y: number;
}

export interface LayoutLine {
  id: string;
  source: string;
  target: string;
  /** Corners of an orthogonal line, first and last included. */
  points: Point[];
  /** It leads back up: a loop. */
  back?: true | undefined;
}

export interface TreeLayout {
  nodes: LayoutNode[];
  lines: LayoutLine[];
  bounds: Box;
}

export interface LayoutRules extends TreeRules {
  cardHeight: number;
  /** By how much a block's card is taller. */
  moreHeight?: ((block: Block) => number) | undefined;
}

interface Cursor {
  axis: number;
  y: number;
  tails: Tail[];
  before: Neighbour;
}

interface SequenceAt {
  measure: SequenceMeasure;
  parent: BlockId | null;
  port: string | null;
  /** What the flow goes on to behind the sequence. */
  next: Neighbour;
  cursor: Cursor;
}

export const TRIGGER_ID = 'trigger';
const EXIT_ID = 'exit';

/** The id of the '+' of a gap. */
export function plusId({ parent, port, index }: Place): string {
  return `plus:${parent ?? ''}:${port ?? ''}:${index}`;
}

/**
 * Places every card, '+', pill and line of a journey: one pass up for widths, one pass down for
 * positions, both linear. The trigger's axis is x = 0, its upper edge y = 0.
 */
export function layoutTree(document: JourneyDocument, rules: LayoutRules): TreeLayout {
  const targets = jumpedTo(document.blocks, rules);
  const measure = measureTree(document.blocks, rules, targets);
  const placer = new Placer(rules, targets);
  placer.add({ id: TRIGGER_ID, type: 'trigger', box: placer.card(0, 0) });
  const cursor = placer.placeSequence({
    measure,
    parent: null,
    port: null,
    next: { blockId: null },
    cursor: {
      axis: 0,
      y: rules.cardHeight,
      tails: [{ id: TRIGGER_ID, x: 0, y: rules.cardHeight }],
      before: { blockId: null },
    },
  });
  if (cursor.tails.length > 0) placer.placeExit(EXIT_ID, null, cursor);
  return { nodes: placer.nodes, lines: placer.lines, bounds: boundsOf(measure, placer.nodes) };
}

class Placer {
  readonly nodes: LayoutNode[] = [];
  readonly lines: LayoutLine[] = [];
  private readonly rules: LayoutRules;
  private readonly targets: ReadonlySet<string>;

  constructor(rules: LayoutRules, targets: ReadonlySet<string>) {
    this.rules = rules;
    this.targets = targets;
  }

  add(node: LayoutNode): void {
    this.nodes.push(node);
  }

  card(axis: number, y: number, block?: Block): Box {
    const more = block ? (this.rules.moreHeight?.(block) ?? 0) : 0;
    const height = this.rules.cardHeight + more;
    return { x: axis - CARD_WIDTH / 2, y, width: CARD_WIDTH, height };
  }

  placeSequence(at: SequenceAt): Cursor {
    let cursor = at.cursor;
    const { blocks } = at.measure;
    for (const [index, { block }] of blocks.entries()) {
      const place = { parent: at.parent, port: at.port, index };
      cursor = this.placeGap({ place, after: { blockId: block.id }, cursor });
      const following = blocks[index + 1]?.block.id;
      const next = following === undefined ? at.next : { blockId: following };
      cursor = this.placeBlock(at.measure, index, { cursor, next });
    }
    const place = { parent: at.parent, port: at.port, index: blocks.length };
    return this.placeGap({ place, after: at.next, cursor });
  }

  private placeGap(gap: { place: Place; after: Neighbour; cursor: Cursor }): Cursor {
    const { place, after, cursor } = gap;
    const { axis, y, tails, before } = cursor;
    if (tails.length === 0) return cursor;
    const id = plusId(place);
    const top = y + (GAP - PLUS) / 2;
    const box = { x: axis - PLUS / 2, y: top, width: PLUS, height: PLUS };
    this.add({ id, type: 'plus', place, before, after, box });
    for (const tail of tails) this.join(tail, { id, x: axis, y: top }, y);
    return { axis, y: y + GAP, tails: [{ id, x: axis, y: top + PLUS }], before };
  }

  private placeBlock(
    measure: SequenceMeasure,
    index: number,
    { cursor, next }: { cursor: Cursor; next: Neighbour },
  ): Cursor {
    const entry = measure.blocks[index];
    if (!entry) return cursor;
    const { block, branches, bypass, back, ends } = entry;
    const { axis } = cursor;
    // Behind an ended flow nothing is connected; the cards still keep their distance.
    const cut = cursor.tails.length === 0;
    const dead = cut && !this.targets.has(block.id);
    const y = cut ? cursor.y + GAP : cursor.y;
    const box = this.card(axis, y, block);
    const bottom = y + box.height;
    this.add({ id: block.id, type: 'block', blockId: block.id, box });
    for (const tail of cursor.tails) this.join(tail, { id: block.id, x: axis, y }, y);
    const before = { blockId: block.id };
    const tail = { id: block.id, x: axis, y: bottom };
    if (branches.length === 0) {
      if (!ends || dead) return { axis, y: bottom, tails: dead ? [] : [tail], before };
      const at = { axis, y: bottom, tails: [tail], before };
      const target = this.rules.leadsTo(block);
      return target === null
        ? this.placeExit(`exit:${block.id}`, block.id, at)
        : this.placeJump({ blockId: block.id, target }, at);
    }
    const looped = this.rules.loopedPorts(block);
    const tails: Tail[] = [];
    const turning: Tail[] = [];
    let lowest = bottom + FORK + PILL_DROP;
    for (const branch of branches) {
      const at = axis + branch.offset;
      const end = this.placeSequence({
        measure: branch.sequence,
        parent: block.id,
        port: branch.port,
        next: looped.includes(branch.port) ? before : next,
        cursor: this.placePill({ blockId: block.id, branch }, { tail, axis: at, dead }),
      });
      (looped.includes(branch.port) ? turning : tails).push(...end.tails);
      lowest = Math.max(lowest, end.y);
    }
    if (back !== null && turning.length > 0) {
      const from = { y: lowest, x: axis + back };
      for (const end of turning) this.lines.push(lineBack(end, { block: block.id, from, to: box }));
      lowest += GAP / 2;
    }
    if (bypass !== null && !dead) {
      const bend = bottom + FORK;
      const via = [tail, { x: axis, y: bend }];
      tails.push({ id: block.id, x: axis + bypass, y: bend, via });
    }
    return { axis, y: lowest, tails: ends ? [] : tails, before };
  }

  private placePill(
    { blockId, branch }: { blockId: BlockId; branch: BranchMeasure },
    { tail, axis, dead }: { tail: Tail; axis: number; dead: boolean },
  ): Cursor {
    const { port, sequence } = branch;
    const id = `pill:${blockId}:${port}`;
    const y = tail.y + FORK + PILL_DROP;
    // As wide as its branch leaves room for: labels are names of triggers, too.
    const width = Math.min(CARD_WIDTH, 2 * Math.min(sequence.left, sequence.right));
    const box = { x: axis - width / 2, y, width, height: PILL_HEIGHT };
    this.add({ id, type: 'pill', blockId, port, box });
    this.join(tail, { id, x: axis, y }, tail.y + FORK);
    const bottom = y + PILL_HEIGHT;
    const tails = dead ? [] : [{ id, x: axis, y: bottom }];
    return { axis, y: bottom, tails, before: { blockId, port } };
  }

  placeExit(id: string, blockId: BlockId | null, { axis, y, tails, before }: Cursor): Cursor {
    // The flag at the very end hangs on its '+', whose gap is already left free.
    const top = blockId === null ? y : y + EXIT_DROP;
    const box = { x: axis - EXIT_WIDTH / 2, y: top, width: EXIT_WIDTH, height: EXIT_HEIGHT };
    this.add({ id, type: 'exit', blockId, box });
    for (const tail of tails) this.join(tail, { id, x: axis, y: top }, top);
    return { axis, y: top + EXIT_HEIGHT, tails: [], before };
  }

  /** The end of a branch that sends people on, with the name of where they go. */
  private placeJump(
    jump: { blockId: BlockId; target: BlockId },
    { axis, y, tails, before }: Cursor,
  ): Cursor {
    const id = `jump:${jump.blockId}`;
    const top = y + EXIT_DROP;
    const box = { x: axis - JUMP_WIDTH / 2, y: top, width: JUMP_WIDTH, height: EXIT_HEIGHT };
    this.add({ id, type: 'jump', ...jump, box });
    for (const tail of tails) this.join(tail, { id, x: axis, y: top }, top);
    return { axis, y: top + EXIT_HEIGHT, tails: [], before };
  }

  private join(from: Tail, to: Tail, bend: number): void {
    this.lines.push(lineDown(from, to, bend));
  }
}

function boundsOf(measure: SequenceMeasure, nodes: readonly LayoutNode[]): Box {
  const left = Math.max(measure.left, CARD_WIDTH / 2);
  const right = Math.max(measure.right, CARD_WIDTH / 2);
  const height = nodes.reduce((most, { box }) => Math.max(most, box.y + box.height), 0);
  return { x: -left, y: 0, width: left + right, height };
}
