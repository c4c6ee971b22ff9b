import { useMutation, useQueryClient } from '@tanstack/react-query';
import { triggersKey } from './trigger-queries.ts';

/** A change to a trigger after which everything shown of triggers is read again. */
export function useTriggerChange<Input, Result>(options: {
  change: (input: Input) => Promise<Result>;
  onDone: (result: Result) => void;
}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: options.change,
    onSuccess: async (result) => {
      options.onDone(result);
      await queryClient.invalidateQueries({ queryKey: triggersKey });
    },
  });
}
