import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { Failure } from '../components/failure.tsx';
import { queryClient } from './query-client.ts';

/** Stands in for a page that failed to load or to draw, with a way to try again. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = async () => {
    await queryClient.resetQueries();
    reset();
    await router.invalidate();
  };
  return <Failure error={error} onRetry={() => void retry()} />;
}
