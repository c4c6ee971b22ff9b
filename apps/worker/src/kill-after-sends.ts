import type { SendingProvider } from '@percurso/engine/sending/provider';

/**
 * A hook for tests only: with NODE_ENV=test and PERCURSO_KILL_AFTER_SENDS=n the process ends like one
 * that is killed, when the provider has answered n times and before the last answer is written down.
 */
export function killAfterSends(
  env: Record<string, string | undefined>,
): (provider: SendingProvider) => SendingProvider {
  const limit = env.NODE_ENV === 'test' ? Number(env.PERCURSO_KILL_AFTER_SENDS) : Number.NaN;
  if (!Number.isInteger(limit)) return (provider) => provider;
  let answers = 0;
  return (provider) => ({
    ...provider,
    send: async (message, within) => {
      const answer = await provider.send(message, within);
      answers += 1;
      if (answers >= limit) process.kill(process.pid, 'SIGKILL');
      return answer;
    },
  });
}
