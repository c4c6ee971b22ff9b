import type { BlockChange } from '@percurso/journey/compare-documents';
import { createContext } from 'react';
import type { Fold } from './fold-unchanged.ts';

/** Stands for the journey itself among the changes. */
export const JOURNEY = '@journey';

/** What the cards of a comparison look up. */
export interface CompareState {
  changes: ReadonlyMap<string, BlockChange>;
  journeyChanged: boolean;
  folds: ReadonlyMap<string, Fold>;
  chosen: string | null;
  choose(id: string): void;
  unfold(id: string): void;
}

export const CompareShared = createContext<CompareState>({
  changes: new Map(),
  journeyChanged: false,
  folds: new Map(),
  chosen: null,
  choose: () => undefined,
  unfold: () => undefined,
});
