import { readAnswer } from '../../app/read-answer.ts';

/** Opens a session; throws a ProblemError with status 401 when e-mail and password do not belong together. */
export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  await readAnswer(
    fetch('/api/auth/sign-in/email', {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    }),
  );
}
