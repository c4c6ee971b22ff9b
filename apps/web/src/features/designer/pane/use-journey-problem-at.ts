import { useCallback } from 'react';
import { useDocument } from '../state/designer-context.ts';
import { useProblemWords } from '../use-problem-words.ts';

/** The sentence of the error at a path of what is the journey's own: its entry, exit rules or goals. */
export function useJourneyProblemAt(): (path: string) => string | undefined {
  const sentence = useProblemWords();
  const problems = useDocument((state) => state.problemsOf.get(null));
  return useCallback(
    (path) => {
      const found = problems?.find(({ field, severity }) => field === path && severity === 'error');
      return found ? sentence(found) : undefined;
    },
    [problems, sentence],
  );
}
