import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import type { TreeRules } from '../canvas/measure-tree.ts';
import { outlineRows } from './outline-rows.ts';

export interface StepPosition {
  /** Its number among all steps, as the outline counts them. */
  step: number;
  count: number;
  /** The step before it in its sequence; null where it is the first. */
  before: BlockId | null;
  /** The branch it stands in; null for the journey's own sequence. */
  branch: { fork: BlockId; port: string } | null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Where a step stands, as it is said: after which one, the fourth of seven, in which branch. */
export function stepPosition(
  document: JourneyDocument,
  blockId: BlockId,
  rules: Pick<TreeRules, 'drawnPorts'>,
): StepPosition | null {
  const rows = outlineRows(document, rules, NOTHING).filter((row) => row.type === 'block');
  const row = rows.find((one) => one.blockId === blockId);
  if (!row) return null;
  const { parent, port, index } = row.place;
  const before = rows.find(
    ({ place }) => place.parent === parent && place.port === port && place.index === index - 1,
  );
  return {
    step: row.step,
    count: rows.length,
    before: before?.blockId ?? null,
    branch: parent === null ? null : { fork: parent, port: port ?? '' },
  };
}
