import { useStore } from 'zustand';
import { useDesigner } from '../state/designer-context.ts';
import type { TestingState } from './testing-store.ts';

export function useTesting<Selected>(select: (state: TestingState) => Selected): Selected {
  return useStore(useDesigner().testing, select);
}
