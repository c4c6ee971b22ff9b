import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

/** Retries only what may pass by itself: no answer, or a fault of the server. */
function mayPass(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

/** Where the session ended meanwhile, every answer is 401: sign in again and come back to this page. */
function leaveWhenSignedOut(error: unknown): void {
  const { pathname, search } = window.location;
  if (!(error instanceof ProblemError) || error.status !== 401 || pathname === '/sign-in') return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey, state }) => {
      // The first question who is signed in belongs to the route, which leads to the sign-in itself.
      const first = queryKey[0] === 'me' && state.data === undefined;
      if (!first) leaveWhenSignedOut(error);
    },
  }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && mayPass(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
    mutations: { retry: false },
  },
});
