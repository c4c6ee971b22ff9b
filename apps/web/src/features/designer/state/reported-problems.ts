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

/** All problems that are told. */
export function useReportedProblems(): readonly Problem[] {
  const fresh = useView((state) => state.fresh);
  const problems = useDocument((state) => state.problems);
  return useMemo(
    () => (fresh === null ? problems : problems.filter((one) => one.blockId !== fresh)),
    [problems, fresh],
  );
}
