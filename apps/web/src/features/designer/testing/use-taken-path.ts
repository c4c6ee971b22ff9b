import { useEffect, useMemo } from 'react';
import type { TreeLayout } from '../canvas/layout.ts';
import { pathFinder } from '../numbers/path-finder.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useTesting } from './use-testing.ts';
import { wayOfSteps } from './way-of-steps.ts';

/** Keeps the drawn way of the test that is shown, in the layout of the canvas. */
export function useTakenPath(layout: TreeLayout): void {
  const { documents, testing } = useDesigner();
  const run = useTesting((state) => state.run);
  const position = useTesting((state) => state.position);
  const find = useMemo(() => {
    if (!run) return null;
    const { blocks } = documents.getState();
    return pathFinder(layout, (id) => blocks.get(id)?.disabled === true);
  }, [layout, documents, run]);
  useEffect(() => {
    testing
      .getState()
      .setPath(run && find ? find(wayOfSteps(run.steps.slice(0, position + 1))) : null);
  }, [find, run, position, testing]);
}
