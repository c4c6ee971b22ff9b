import type { BlockId } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { useMemo } from 'react';
import { useDocument, useView } from './designer-context.ts';

const NONE: readonly Problem[] = [];

/** The problems of a step that are told: none of one just added, until it is left. */
export function useProblemsOf(blockId: BlockId): readonly Problem[] {
  const fresh = useView((state) => state.fresh === blockId);
  const problems = useDocument((state) => state.problemsOf.get(blockId));
  return fresh || !problems ? NONE : problems;
}

/** The problems that are told, by step. */
export function useReportedProblemsOf(): ReadonlyMap<BlockId | null, readonly Problem[]> {
  const fresh = useView((state) => state.fresh);
  const problemsOf = useDocument((state) => state.problemsOf);
  return useMemo(
    () => (fresh === null ? problemsOf : new Map([...problemsOf, [fresh, NONE]])),
    [problemsOf, fresh],
  );
}

/** All problems that are told. */
export function useReportedProblems(): readonly Problem[] {
  const fresh = useView((state) => state.fresh);
  const problems = useDocument((state) => state.problems);
  return useMemo(
    () => (fresh === null ? problems : problems.filter((one) => one.blockId !== fresh)),
    [problems, fresh],
  );
}
