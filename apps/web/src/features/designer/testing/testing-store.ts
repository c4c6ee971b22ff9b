import type { JourneyDocument } from '@percurso/journey/document';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { TakenPath } from '../numbers/path-finder.ts';
import type { Simulation, SimulationQuestion, SimulationSetup } from './simulation-query.ts';
import type { TestForm } from './test-form.ts';
import { emptyForm } from './test-form.ts';
import type { Passed, TestStep } from './test-steps.ts';
import { passedUpTo, stepsOf } from './test-steps.ts';

/** A simulation that is being gone through. */
export interface TestRun {
  setup: SimulationSetup;
  simulation: Simulation;
  steps: readonly TestStep[];
  /** The document it was of; another one since makes it out of date. */
  document: JourneyDocument;
  /** Who it is for, in words. */
  who: string;
  /** The saved case it came from. */
  testCase: { id: string; name: string } | null;
}

type TestTab = 'try' | 'cases';

export interface TestingState {
  open: boolean;
  tab: TestTab;
  form: TestForm;
  run: TestRun | null;
  position: number;
  playing: boolean;
  /** The journey was tried, now or before. */
  tried: boolean;
  passed: Passed | null;
  path: TakenPath | null;
  /** Questions met so far, by block, so that an answer can be changed. */
  asked: ReadonlyMap<string, SimulationQuestion>;
  setOpen(open: boolean): void;
  setTab(tab: TestTab): void;
  setForm(form: Partial<TestForm>): void;
  /** Another simulation in place of the one there was. */
  showRun(run: Omit<TestRun, 'steps'>, position?: number): void;
  /** Back to whom it is for. */
  clearRun(): void;
  goTo(position: number): void;
  setPlaying(playing: boolean): void;
  setPath(path: TakenPath | null): void;
}

export type TestingStore = StoreApi<TestingState>;

/** What is tried and how far it was gone through; never part of the document. */
export function createTestingStore(tried = false): TestingStore {
  return createStore<TestingState>()((set, get) => ({
    open: false,
    tab: 'try',
    form: emptyForm,
    run: null,
    position: 0,
    playing: false,
    tried,
    passed: null,
    path: null,
    asked: new Map(),
    setOpen: (open) => set(open ? { open } : { open, ...noRun }),
    setTab: (tab) => set({ tab, playing: false }),
    setForm: (form) => set({ form: { ...get().form, ...form } }),
    showRun(run, position = 0) {
      const steps = stepsOf(run.simulation);
      const asked = new Map(get().asked);
      for (const question of run.simulation.questions) asked.set(question.blockId, question);
      const at = Math.min(position, steps.length - 1);
      const passed = passedUpTo(steps, at);
      set({
        run: { ...run, steps },
        position: at,
        passed,
        asked,
        playing: false,
        tab: 'try',
        tried: true,
      });
    },
    clearRun: () => set(noRun),
    goTo(position) {
      const { run } = get();
      if (run) set({ position, passed: passedUpTo(run.steps, position) });
    },
    setPlaying: (playing) => set({ playing }),
    setPath: (path) => set({ path }),
  }));
}

const noRun = {
  run: null,
  position: 0,
  playing: false,
  passed: null,
  path: null,
  asked: new Map<string, SimulationQuestion>(),
} as const;
