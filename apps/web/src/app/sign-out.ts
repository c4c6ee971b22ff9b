import { readAnswer } from './read-answer.ts';

/** Ends the session on the server; the caller then leaves every signed-in page. */
export async function signOut(): Promise<void> {
  await readAnswer(
    fetch('/api/auth/sign-out', {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  );
}
