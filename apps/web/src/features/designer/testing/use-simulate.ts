import { useMutation } from '@tanstack/react-query';
import { useDesigner } from '../state/designer-context.ts';
import { focusTest } from './focus-test.ts';
import { rememberTried } from './remembered-test.ts';
import type { SimulationSetup } from './simulation-query.ts';
import { simulate } from './simulation-query.ts';
import type { TestRun } from './testing-store.ts';

interface Asked extends Pick<TestRun, 'who' | 'testCase'> {
  setup: SimulationSetup;
  /** The step to stand at; the first if left out. */
  position?: number | undefined;
}

/** Simulates the document on the screen, and shows the run. */
export function useSimulate() {
  const { journeyId, documents, testing } = useDesigner();
  return useMutation({
    mutationFn: async ({ setup, who, testCase, position }: Asked) => {
      const { document } = documents.getState();
      const simulation = await simulate(journeyId, { setup, document });
      // The same instant and the same answers again, however often it is run.
      const fixed = { ...setup, at: simulation.at };
      testing
        .getState()
        .showRun({ setup: fixed, simulation, document, who, testCase }, position ?? 0);
    },
    onSuccess: () => {
      rememberTried(journeyId);
      focusTest();
    },
  });
}
